import { unreachable } from '@leeward/contracts';
import type { BashSpec } from '../definition/specs.ts';
import { replaceSources, sourcesOf } from '../definition/wiring.ts';
import { runBash } from '../operators/run-bash.ts';
import { renderTemplate } from '../templates/render.ts';
import { airflowVariables } from './airflow-variables.ts';
import type { Attempt } from './attempt.ts';
import { followBranch, shortCircuit } from './branching.ts';
import { showRendered } from './rendered-fields.ts';
import { pokeUntilTrue } from './sensor.ts';
import { templateScope } from './template-scope.ts';

/** Runs what the task is, from its inputs to its value. */
export async function execute(attempt: Attempt): Promise<unknown> {
  const { kind } = attempt.task;
  switch (kind.kind) {
    case 'empty':
      return undefined;
    case 'bash':
      return bash(attempt, kind.spec);
    case 'handler':
      return kind.handler(await resolveInputs(attempt), attempt.context);
    case 'branch':
      return followBranch(attempt, kind.rule, await kind.handler(await resolveInputs(attempt), attempt.context));
    case 'shortCircuit':
      return shortCircuit(attempt, kind.spec, await kind.handler(await resolveInputs(attempt), attempt.context));
    case 'sensor': {
      const data = await resolveInputs(attempt);
      return pokeUntilTrue(attempt, kind.spec, () => kind.handler(data, attempt.context));
    }
    default:
      return unreachable(kind, 'kind of task');
  }
}

/** The handler's data: each input by name, values of other tasks pulled all at once. A value that is not there is null. */
async function resolveInputs(attempt: Attempt): Promise<Record<string, unknown>> {
  const { task, context, channel } = attempt;
  const sources = Object.values(task.inputs).flatMap(sourcesOf);
  const keyOf = (source: { task: { taskId: string }; key: string }) => `${source.task.taskId}\0${source.key}`;
  const distinct = new Map(sources.map((source) => [keyOf(source), source]));
  const values = new Map(
    await Promise.all(
      [...distinct].map(async ([name, source]) => {
        const value = await context.xcom.get({ taskId: source.task.taskId, key: source.key });
        return [name, value] as const;
      }),
    ),
  );
  const data = Object.fromEntries(
    Object.entries(task.inputs).map(([name, input]) => [
      name,
      replaceSources(input, (source) => values.get(keyOf(source))),
    ]),
  );
  if (Object.keys(task.inputs).length > 0) await showRendered(channel, { op_kwargs: data });
  return data;
}

async function bash(attempt: Attempt, spec: BashSpec): Promise<unknown> {
  const scope = templateScope(attempt);
  const command = await renderTemplate(spec.command, scope);
  const cwd = spec.cwd === undefined ? undefined : await renderTemplate(spec.cwd, scope);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env ?? {})) env[name] = await renderTemplate(value, scope);
  const rendered = { bash_command: command, env: spec.env === undefined ? null : env, cwd: cwd ?? null };
  await showRendered(attempt.channel, rendered);
  const inherited = spec.env === undefined || spec.appendEnv === true ? process.env : {};
  const skip = spec.skipOnExitCode === undefined ? 99 : spec.skipOnExitCode;
  const lastLine = await runBash(
    {
      command,
      cwd,
      env: { ...inherited, ...env, ...airflowVariables(attempt) },
      skipOnExitCodes: skip === null ? [] : [skip].flat(),
    },
    attempt.context,
  );
  return spec.outputProcessor === undefined ? lastLine : spec.outputProcessor(lastLine);
}
