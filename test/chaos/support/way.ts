import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP way to servers that are killed and started again, and that may itself be cut. */
export interface Way extends AsyncDisposable {
  readonly port: number;
  /** Resets every connection of the moment. */
  cut(): void;
}

/** Each connection goes to the next of the ports, or to the one after it where nobody listens; with none it is closed. */
export async function openWay(targets: readonly number[]): Promise<Way> {
  const open = new Set<Socket>();
  let turn = 0;

  function keep(socket: Socket, other: () => void): void {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      open.delete(socket);
      other();
    });
  }

  async function reach(): Promise<Socket | undefined> {
    turn += 1;
    for (const index of targets.keys()) {
      const socket = connect(targets[(turn + index) % targets.length]!, '127.0.0.1');
      socket.setNoDelay(true);
      if (await once(socket, 'connect').catch(() => undefined)) return socket;
    }
    return undefined;
  }

  const server = createServer({ pauseOnConnect: true, noDelay: true }, async (client) => {
    client.on('error', () => {});
    const target = await reach();
    if (target === undefined) {
      client.destroy();
      return;
    }
    keep(client, () => target.destroy());
    keep(target, () => client.destroy());
    client.pipe(target).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy();
  };

  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
