/**
 * The process beside author code: parses a Dag file, or runs one task after another, for its supervisor.
 *
 *     node main.ts     fd 3: frames of the supervisor schema, both ways; fd 4: JSON log lines
 *
 * The first message decides. DagFileParseRequest: one file is parsed, or the callbacks that the request names are run, then the process
 * ends. StartupDetails: the task is run, and the process then waits for the next of the same bundle version, until the channel is
 * closed. It carries one field more than the schema names, `bundle_path`, as DagFileParseRequest does: where the bundle lies (the
 * working folder where absent). exit-codes.ts tells the ends.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DagFileParseRequest, StartupDetails } from '@leeward/contracts/supervisor';
import { runCallbacks } from './callbacks.ts';
import { Channel } from './channel.ts';
import { type LoadedFile, loadDagFile } from './dag-file.ts';
import { exitCodes } from './exit-codes.ts';
import { activeResources, resourcesLeft } from './leaks.ts';
import { LogSink } from './log-sink.ts';
import { missingTask } from './missing-task.ts';
import { parsingResult } from './parse.ts';
import { installResolveHook, runOnly } from './resolve-hook.ts';
import { killGraceMs, type RunningTask, startTask } from './run-task.ts';

let bundlePath: string | undefined;
let running: RunningTask | undefined;
let hasRunTask = false;
let isTerminating = false;
/** Takes what author code threw where nobody awaited it; undefined while no author code is expected to run. */
let onStray: ((error: unknown) => void) | undefined;

const channel = new Channel(3);
const sink = new LogSink(4);
const exit = process.exit.bind(process);
sink.captureConsole();
installResolveHook(() => (bundlePath === undefined ? undefined : `${pathToFileURL(bundlePath).href}/`));
process.on('uncaughtException', (error) => {
  if (onStray !== undefined) onStray(error);
  else leaveBroken(error);
});
process.on('SIGTERM', (signal) => terminate(`Received ${signal}`, exitCodes.terminated));
process.on('SIGINT', (signal) => terminate(`Received ${signal}`, exitCodes.terminated));
process.exit = refuseExit;
void channel.closed.then(() => {
  if (running !== undefined) return terminate('The supervisor has gone', exitCodes.broken);
});

const baseline = activeResources();
for (;;) {
  const assignment = await channel.nextAssignment();
  if (assignment === null) exit(exitCodes.done);
  else if (assignment.type === 'StartupDetails') await runAssignment(assignment);
  else if (assignment.type === 'DagFileParseRequest') {
    await parse(assignment);
    exit(exitCodes.done);
  } else leaveBroken(new Error(`unexpected message ${JSON.stringify(assignment)}`));
}

async function parse(request: DagFileParseRequest): Promise<void> {
  bundlePath = request.bundle_path;
  const file = await load(request.file);
  if ((request.callback_requests ?? []).length > 0) await runCallbacks(request, file, channel, sink);
  else await channel.ask(parsingResult(request, file)).catch(() => undefined);
}

async function load(path: string): Promise<LoadedFile> {
  const interruption = Promise.withResolvers<never>();
  interruption.promise.catch(() => undefined);
  onStray = interruption.reject;
  const file = await loadDagFile(path, interruption.promise);
  onStray = undefined;
  return file;
}

async function runAssignment(details: StartupDetails & { bundle_path?: string }): Promise<void> {
  const environment = { ...process.env };
  bundlePath = details.bundle_path ?? process.cwd();
  runOnly();
  const file = await load(join(bundlePath, details.dag_rel_path));
  const dag = file.dags.get(details.ti.dag_id);
  const task = dag?.tasks.get(details.ti.task_id);
  if (dag === undefined || task === undefined) {
    await report(missingTask(details, file.traceback, sink));
    return;
  }
  const isAlone = task.spec.freshProcess === true;
  if (isAlone && hasRunTask) exit(exitCodes.notReusable);
  hasRunTask = true;
  running = startTask(details, dag, task, channel, sink);
  onStray = running.fail;
  const { ending, isTainted } = await running.ended;
  // What a task says after it was told to stop is not its end: its hooks are being waited for, then this process exits.
  if (isTerminating) await new Promise(() => undefined);
  running = undefined;
  onStray = undefined;
  const left = isTainted ? [] : await resourcesLeft(baseline);
  if (left.length > 0) {
    sink.write('warning', 'task', `The task left ${left.join(', ')} behind: its process is not used again`);
  }
  await report(ending);
  if (isTainted || isAlone || left.length > 0) exit(exitCodes.notReusable);
  restoreEnvironment(environment);
}

/** Sends the message that ends a task. What the supervisor answers changes nothing here but is worth a line where it is an error. */
async function report(ending: Parameters<Channel['ask']>[0]): Promise<void> {
  await channel
    .ask(ending)
    .catch((error: unknown) => sink.exception('task', 'The end of the task was not taken', error));
}

function leaveBroken(error: unknown): void {
  sink.exception('task', 'Author code failed outside of a task', error);
  exit(exitCodes.broken);
}

async function terminate(reason: string, exitCode: number): Promise<void> {
  isTerminating = true;
  sink.write('warning', 'task', reason);
  await running?.killSwitch.stop(new Error(reason), killGraceMs);
  exit(exitCode);
}

/** Author code that ends the process would end it without a word to the supervisor: it fails instead. */
function refuseExit(code?: number | string | null): never {
  const error = new Error(`process.exit(${code ?? ''}) was called`);
  onStray?.(error);
  throw error;
}

function restoreEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}
