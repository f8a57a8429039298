import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Tasks a layer; each task takes the values of the layer before it. */
export const layers = [1, 6, 6, 6, 1] as const;
export const taskCount = layers.reduce((sum, size) => sum + size, 0);
export const linesPerAttempt = 5;
export const dagId = 'twenty_tasks';
export const lastTaskId = `task_${layers.length - 1}_0`;

/** What the last task returns: each task adds one to the sum of the layer before. */
export const lastValue = layers.reduce((value, _, layer) => value * (layers[layer - 1] ?? 0) + 1, 0);

/** The Dag file: every attempt says in the diary that it started and in which process, then logs its lines over some time. */
export function dagFile(diary: string): string {
  return `import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dag, type TaskContext } from '@leeward/sdk';

const dag = new Dag('${dagId}', {
  schedule: null,
  defaultArgs: { retries: 50, retryDelay: { seconds: 0.5 } },
});

async function work({ values }: { values: number[] }, { runId, taskId, tryNumber, log }: TaskContext) {
  const attempt = [runId, taskId, tryNumber].join(' ');
  appendFileSync(${JSON.stringify(diary)}, \`\${JSON.stringify({ attempt, pid: process.pid })}\\n\`);
  for (let line = 1; line <= ${linesPerAttempt}; line += 1) {
    log.info(\`line \${line} of \${attempt}\`);
    await sleep(20 + Math.random() * 80);
  }
  return values.reduce((sum, value) => sum + value, 1);
}

let before: any[] = [];
for (const [layer, size] of ${JSON.stringify(layers)}.entries()) {
  before = Array.from({ length: size }, (_, index) => dag.task(\`task_\${layer}_\${index}\`, work)({ values: before }));
}
`;
}

export interface Start {
  /** RUN TASK TRY: every try, those after a failure of the machinery too, is an attempt of its own with its own number. */
  readonly attempt: string;
  readonly pid: number;
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
