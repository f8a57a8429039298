import type { Duplex, Readable } from 'node:stream';

/** How a process ended: exactly one of the two is not null. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that runs author code, of whatever language, with the channels that Airflow's supervisor gives one. */
export interface Child {
  readonly pid: number;
  readonly comms: Duplex;
  readonly logs: Readable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<ProcessEnd>;
  /** Signals the whole process group of the child. Nothing happens once it has ended. */
  kill(signal: NodeJS.Signals): void;
}

/** The `kill` of a child that leads its own process group. */
export function signalGroup(pid: number, ended: Promise<unknown>): (signal: NodeJS.Signals) => void {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  return (signal) => {
    if (hasEnded) return;
    try {
      process.kill(-pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
}
