import { Agent, get } from 'node:http';

interface Asked {
  /** How many requests were answered with 200. */
  readonly answers: number;
  /** What became of the others. */
  readonly failures: readonly string[];
}

export interface Asking extends AsyncDisposable {
  end(): Promise<Asked>;
}

const pauseMs = 20;
const patienceMs = 10_000;

/**
 * Asks for a page again and again, as so many clients at a time. Half of them open a connection for each request, half keep theirs, so that
 * servers that come and go are met both ways.
 */
export function keepAsking(url: string, clients: number): Asking {
  const failures: string[] = [];
  let answers = 0;
  let isOver = false;
  async function ask(keepAlive: boolean): Promise<void> {
    const agent = new Agent({ keepAlive, maxSockets: 1 });
    while (!isOver) {
      const sentAt = new Date().toISOString();
      try {
        const status = await statusOf(url, agent);
        if (status === 200) answers += 1;
        else failures.push(`${sentAt}: ${status}`);
      } catch (error) {
        failures.push(`${sentAt}: ${(error as Error).message}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    agent.destroy();
  }
  const loops = Array.from({ length: clients }, (_, index) => ask(index % 2 === 0));
  const end = async () => {
    isOver = true;
    await Promise.all(loops);
    return { answers, failures };
  };
  return {
    end,
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
}

/** As every client does, sends a request again that met the close of the idle connection that it was to use. */
function statusOf(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, signal: AbortSignal.timeout(patienceMs) }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
      answer.once('error', reject);
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(statusOf(url, agent));
      else reject(error);
    });
  });
}
