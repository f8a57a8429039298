import type { Socket } from 'node:net';
import { jsonText } from '@leeward/contracts';
import { isDisconnect, readLines } from '../log-lines.ts';

/** What a fork server tells (src/python/leeward_runtime): exactly one of the keys `started`, `ended`, `ready`, `unfit`. */
export type ServerNotice =
  | { readonly started: string; readonly pid: number }
  | { readonly ended: string; readonly status: number }
  | { readonly ready: true; readonly watched?: FileStamps }
  | { readonly unfit: string; readonly watched: FileStamps };

/** By absolute path: modification time in nanoseconds and size, as a fork server saw them when it parsed. */
export type FileStamps = Readonly<Record<string, readonly [string, string]>>;

export type ServerCommand =
  | ({ readonly command: 'run'; readonly id: string } & ChildWork)
  | {
      readonly command: 'warm';
      readonly id: string;
      readonly file: string;
      readonly bundlePath: string;
      readonly bundleName: string;
      readonly watch: boolean;
    };

/** A function or a class, by its import path. */
export interface PythonCallback {
  readonly path: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly isAsync: boolean;
  readonly bundlePath: string;
  /** The Dag file that named it, which it may stand in. */
  readonly relativePath: string;
}

/** Which runs a timetable that an author wrote gives after the last one; instants in ISO 8601. */
export interface TimetableQuestion {
  readonly timetable: { readonly __type: string; readonly __var: Readonly<Record<string, unknown>> };
  readonly last: { readonly start: string; readonly end: string } | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly catchup: boolean;
}

/** What a forked child does. */
export type ChildWork =
  | {
      readonly kind: 'task' | 'parse';
      readonly bundlePath: string;
      readonly env: Readonly<Record<string, string>>;
    }
  | (PythonCallback & { readonly kind: 'callback'; readonly env: Readonly<Record<string, string>> })
  | (TimetableQuestion & {
      readonly kind: 'timetable';
      readonly bundlePath: string;
      readonly most: number;
      readonly env: Readonly<Record<string, string>>;
    })
  | {
      readonly kind: 'triggers';
      readonly importFolders: readonly string[];
      readonly blockedSeconds: number | null;
      readonly env: Readonly<Record<string, string>>;
    };

/** JSON lines with one fork server. Ending the connection ends the server and everything below it. */
export class Control {
  readonly closed: Promise<void>;
  readonly #socket: Socket;

  constructor(socket: Socket, onNotice: (notice: ServerNotice) => void) {
    this.#socket = socket;
    this.closed = readLines(socket, (line) => onNotice(JSON.parse(line))).catch((error: unknown) => {
      socket.destroy();
      if (!isDisconnect(error)) throw error;
    });
  }

  send(command: ServerCommand): void {
    if (this.#socket.writable) this.#socket.write(`${jsonText(command)}\n`);
  }

  end(): void {
    this.#socket.destroy();
  }
}
