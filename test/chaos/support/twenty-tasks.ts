import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Tasks a layer; each task takes the values of the layer before it. */
const layers = [1, 6, 6, 6, 1] as const;
export const taskCount = layers.reduce((sum, size) => sum + size, 0);
export const linesPerAttempt = 5;
/** The same Dag in two languages. */
export const dagIds = { typescript: 'twenty_tasks', python: 'twenty_tasks_in_python' } as const;
export const lastTaskId = `task_${layers.length - 1}_0`;

/** What the last task returns: each task adds one to the sum of the layer before. */
export const lastValue = layers.reduce((value, _, layer) => value * (layers[layer - 1] ?? 0) + 1, 0);

/** Every attempt says in the diary that it started and in which process, then logs its lines over some time, the last one at its end. */
export function typescriptDagFile(diary: string): string {
  return `import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dag, type TaskContext } from '@leeward/sdk';

const dag = new Dag('${dagIds.typescript}', {
  schedule: null,
  defaultArgs: { retries: 50, retryDelay: { seconds: 0.5 } },
});

async function work({ values }: { values: number[] }, { dagId, runId, taskId, tryNumber, log }: TaskContext) {
  const attempt = [dagId, runId, taskId, tryNumber].join(' ');
  appendFileSync(${JSON.stringify(diary)}, \`\${JSON.stringify({ attempt, pid: process.pid, kind: 'node-task', atMs: Date.now() })}\\n\`);
  for (let line = 1; line <= ${linesPerAttempt}; line += 1) {
    await sleep(20 + Math.random() * 80);
    log.info(\`line \${line} of \${attempt}\`);
  }
  return values.reduce((sum, value) => sum + value, 1);
}

let before: any[] = [];
for (const [layer, size] of ${JSON.stringify(layers)}.entries()) {
  before = Array.from({ length: size }, (_, index) => dag.task(\`task_\${layer}_\${index}\`, work)({ values: before }));
}
`;
}

export function pythonDagFile(diary: string): string {
  return `import json
import os
import random
import time
from datetime import timedelta

from airflow.sdk import DAG, get_current_context, task


def work(values):
    ti = get_current_context()["ti"]
    attempt = f"{ti.dag_id} {ti.run_id} {ti.task_id} {ti.try_number}"
    start = {"attempt": attempt, "pid": os.getpid(), "kind": "python-task", "atMs": time.time() * 1000}
    with open(${JSON.stringify(diary)}, "a") as diary:
        diary.write(json.dumps(start) + "\\n")
    for line in range(1, ${linesPerAttempt} + 1):
        time.sleep(random.uniform(0.02, 0.1))
        print(f"line {line} of {attempt}")
    return 1 + sum(values)


retries = {"retries": 50, "retry_delay": timedelta(seconds=0.5)}
with DAG("${dagIds.python}", schedule=None, default_args=retries):
    before = []
    for layer, size in enumerate(${JSON.stringify(layers)}):
        before = [task(task_id=f"task_{layer}_{index}")(work)(before) for index in range(size)]
`;
}

export interface Start {
  /** DAG RUN TASK TRY: every try, those after a failure of the machinery too, is an attempt of its own with its own number. */
  readonly attempt: string;
  readonly pid: number;
  readonly kind: 'node-task' | 'python-task';
  readonly atMs: number;
}

export function readDiary(diary: string): Start[] {
  if (!existsSync(diary)) appendFileSync(diary, '');
  return readFileSync(diary, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Start);
}

/** The lines of ours in an NDJSON log, in its order. */
export function linesIn(log: string): string[] {
  return log
    .split('\n')
    .map((record) => /line \d+ of [^"]+/.exec(record)?.[0])
    .filter((line) => line !== undefined);
}
