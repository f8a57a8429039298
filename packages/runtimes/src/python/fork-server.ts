import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { type Child, type ProcessEnd, signalGroup } from '../child.ts';
import type { Rendezvous } from '../rendezvous.ts';
import { type ChildWork, Control, type FileStamps, type ServerCommand } from './control.ts';

export interface WarmRequest {
  readonly file: string;
  readonly bundlePath: string;
  readonly bundleName: string;
  /** Watch what the parse reads: for a bundle whose files may change under its path. */
  readonly watch: boolean;
}

/** A forked process as its server knows it. */
interface Forked {
  readonly started: PromiseWithResolvers<number>;
  readonly ended: PromiseWithResolvers<ProcessEnd>;
}

/** How a child ends whose server is gone: the kernel kills it with its parent and its status is lost. */
const lostEnd: ProcessEnd = { exitCode: null, signal: 'SIGKILL' };
const childChannels = ['comms', 'logs', 'stdout', 'stderr'];

/** The child of a fork server ended before it had all its channels. */
class ChildLostError extends Error {
  override readonly name = 'ChildLostError';
  readonly end: ProcessEnd;

  constructor(end: ProcessEnd) {
    super(`a forked child ended before it could be spoken to (exit code ${end.exitCode}, signal ${end.signal})`);
    this.end = end;
  }
}

export interface Readiness {
  /** Why this server cannot serve, null where it can. */
  readonly unfit: string | null;
  readonly watched: FileStamps;
}

/** One Python fork server: the base server of an environment, or the server of one parsed Dag file. */
export class ForkServer {
  /** Resolves when the server can fork, or has said that it cannot; rejects when it is gone before. */
  readonly ready: Promise<Readiness>;
  readonly closed: Promise<void>;
  readonly #control: Control;
  readonly #rendezvous: Rendezvous;
  readonly #forked = new Map<string, Forked>();
  readonly #onIdle: () => void;
  /** A child forked ahead, which waits for its first message. */
  #spare: { readonly id: string; readonly child: Promise<Child> } | undefined;
  #isClosed = false;

  /** @param onIdle called each time the last process that this server forked has ended. */
  constructor(socket: Socket, rendezvous: Rendezvous, onIdle: () => void) {
    this.#rendezvous = rendezvous;
    this.#onIdle = onIdle;
    const ready = Promise.withResolvers<Readiness>();
    this.ready = ready.promise;
    this.#control = new Control(socket, (notice) => {
      if ('ready' in notice) ready.resolve({ unfit: null, watched: notice.watched ?? {} });
      else if ('unfit' in notice) ready.resolve(notice);
      else if ('started' in notice) this.#forked.get(notice.started)?.started.resolve(notice.pid);
      else this.#end(notice.ended, processEnd(notice.status));
    });
    this.closed = this.#control.closed.then(() => {
      this.#isClosed = true;
      ready.reject(new ChildLostError(lostEnd));
      for (const id of [...this.#forked.keys()]) this.#end(id, lostEnd);
    });
    this.ready.catch(() => {});
  }

  /** How many processes it forked that have something to do. */
  get running(): number {
    return this.#forked.size - (this.#spare === undefined ? 0 : 1);
  }

  /** Forks a child and waits for its channels. Rejects with ChildLostError. */
  fork(work: ChildWork): Promise<Child> {
    return this.#fork(randomUUID(), work);
  }

  /**
   * Gives a task the child that was forked ahead for it, and forks the next one: a task does not wait for its process. Of a server that
   * has parsed one Dag file, whose tasks all want the same child. Rejects with ChildLostError.
   */
  async forkTask(bundlePath: string): Promise<Child> {
    const work: ChildWork = { kind: 'task', bundlePath, env: {} };
    const spare = this.#spare;
    this.#spare = undefined;
    const ready = await spare?.child.catch(() => undefined);
    const child =
      spare !== undefined && ready !== undefined && this.#forked.has(spare.id) ? ready : await this.fork(work);
    this.#forkAhead(work);
    return child;
  }

  async #fork(id: string, work: ChildWork): Promise<Child> {
    const connected = this.#rendezvous.expect(id, childChannels);
    const { pid, ended } = await this.#start({ command: 'run', id, ...work });
    const lost = ended.then((end) => {
      throw new ChildLostError(end);
    });
    lost.catch(() => this.#rendezvous.forget(id));
    const sockets = await Promise.race([connected, lost]);
    const [comms, logs, stdout, stderr] = childChannels.map((channel) => sockets.get(channel) as Socket) as [
      Socket,
      Socket,
      Socket,
      Socket,
    ];
    return { pid, comms, logs, stdout, stderr, ended, kill: signalGroup(pid, ended) };
  }

  /** Forks a server that parses one Dag file. It is ready when the returned server's `ready` says so. */
  async warm(request: WarmRequest, onIdle: () => void): Promise<{ server: ForkServer; kill: () => void }> {
    const id = randomUUID();
    const connected = this.#rendezvous.expect(id, ['control']);
    const { pid, ended } = await this.#start({ command: 'warm', id, ...request });
    const lost = ended.then((end) => {
      throw new ChildLostError(end);
    });
    lost.catch(() => this.#rendezvous.forget(id));
    const sockets = await Promise.race([connected, lost]);
    const kill = signalGroup(pid, ended);
    return {
      server: new ForkServer(sockets.get('control') as Socket, this.#rendezvous, onIdle),
      kill: () => kill('SIGKILL'),
    };
  }

  /** Ends the server with everything that it forked. */
  end(): void {
    this.#control.end();
  }

  async #start(command: ServerCommand): Promise<{ pid: number; ended: Promise<ProcessEnd> }> {
    if (this.#isClosed) throw new ChildLostError(lostEnd);
    const forked: Forked = { started: Promise.withResolvers(), ended: Promise.withResolvers() };
    this.#forked.set(command.id, forked);
    this.#control.send(command);
    const lost = forked.ended.promise.then((end) => {
      throw new ChildLostError(end);
    });
    lost.catch(() => {});
    return { pid: await Promise.race([forked.started.promise, lost]), ended: forked.ended.promise };
  }

  #forkAhead(work: ChildWork): void {
    if (this.#spare !== undefined || this.#isClosed) return;
    const id = randomUUID();
    const child = this.#fork(id, work);
    child.catch(() => {});
    this.#spare = { id, child };
  }

  #end(id: string, end: ProcessEnd): void {
    const forked = this.#forked.get(id);
    this.#forked.delete(id);
    if (this.#spare?.id === id) this.#spare = undefined;
    forked?.ended.resolve(end);
    if (this.running === 0) this.#onIdle();
  }
}

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]),
);

/** @param status an exit code, or a negative signal number, as Python's waitstatus_to_exitcode gives. */
function processEnd(status: number): ProcessEnd {
  if (status >= 0) return { exitCode: status, signal: null };
  return { exitCode: null, signal: signalNames.get(-status) ?? 'SIGKILL' };
}
