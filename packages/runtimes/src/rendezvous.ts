import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Awaited {
  readonly missing: Set<string>;
  readonly sockets: Map<string, Socket>;
  readonly resolve: (sockets: Map<string, Socket>) => void;
}

const longestGreetingBytes = 256;

/**
 * Where forked children come for their channels: a unix socket in a folder that only this user may enter. A child says `ID CHANNEL`
 * and a line end first; the id is unguessable, so that one child cannot take the channels of another.
 */
export class Rendezvous {
  readonly socketPath: string;
  readonly #server: Server;
  readonly #folder: string;
  readonly #awaited = new Map<string, Awaited>();

  static async open(): Promise<Rendezvous> {
    const folder = await mkdtemp(join(tmpdir(), 'leeward-'));
    const server = createServer();
    const rendezvous = new Rendezvous(folder, server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(rendezvous.socketPath, 512, resolve);
    });
    return rendezvous;
  }

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    this.socketPath = join(folder, 'children');
    server.on('connection', (socket) => this.#greet(socket));
  }

  /** Resolves with the sockets by channel once all have come; never, where `forget` is called before. */
  expect(id: string, channels: readonly string[]): Promise<Map<string, Socket>> {
    return new Promise((resolve) => this.#awaited.set(id, { missing: new Set(channels), sockets: new Map(), resolve }));
  }

  forget(id: string): void {
    for (const socket of this.#awaited.get(id)?.sockets.values() ?? []) socket.destroy();
    this.#awaited.delete(id);
  }

  async close(): Promise<void> {
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #greet(socket: Socket): void {
    let greeting = Buffer.alloc(0);
    // A child that is killed resets its sockets; their readers see the end of the stream.
    socket.on('error', () => {});
    const onReadable = () => {
      const chunk: Buffer | null = socket.read();
      if (chunk === null) return;
      greeting = Buffer.concat([greeting, chunk]);
      const end = greeting.indexOf(0x0a);
      if (end === -1 && greeting.length < longestGreetingBytes) return;
      socket.off('readable', onReadable);
      if (end === -1) {
        socket.destroy();
        return;
      }
      const rest = greeting.subarray(end + 1);
      if (rest.length > 0) socket.unshift(rest);
      this.#take(greeting.toString('utf8', 0, end), socket);
    };
    socket.on('readable', onReadable);
  }

  #take(greeting: string, socket: Socket): void {
    const [id = '', channel = ''] = greeting.split(' ');
    const awaited = this.#awaited.get(id);
    if (awaited === undefined || !awaited.missing.delete(channel)) {
      socket.destroy();
      return;
    }
    awaited.sockets.set(channel, socket);
    if (awaited.missing.size > 0) return;
    this.#awaited.delete(id);
    awaited.resolve(awaited.sockets);
  }
}
