import net, { type AddressInfo } from 'node:net';
import type { Sandbox } from './sandbox.ts';

interface AnsweringServer {
  url: string;
  /** What each request said. */
  requests: string[];
}

/** A server that answers each connection with a text, as a shell script behind netcat would: line feeds alone, no length. */
export async function serveAnswers(
  sandbox: Sandbox,
  answer: (count: number) => string,
  port = 0,
): Promise<AnsweringServer> {
  const requests: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      requests.push(data.toString());
      socket.end(answer(requests.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  sandbox.defer(async () => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
