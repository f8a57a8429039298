import { httpRequest } from '../http-request.ts';
import type { Log } from '../log.ts';
import type { PublishedTree } from '../publish-link.ts';
import type { Hook } from './hook.ts';

export interface WebhookOptions {
  url: string;
  method: string;
  /** The status that means success; 0 takes any. */
  successStatus: number;
  timeoutMs: number;
  backoffMs: number;
}

/** Sends an empty request with the commit in the header Gitsync-Hash. */
export class Webhook implements Hook {
  readonly name = 'webhook';
  readonly #options: WebhookOptions;
  readonly #log: Log;

  constructor(options: WebhookOptions, log: Log) {
    this.#options = options;
    this.#log = log;
  }

  async run(tree: PublishedTree, signal: AbortSignal): Promise<void> {
    const { url, method, successStatus, timeoutMs } = this.#options;
    this.#log.info(0, 'sending webhook', { hash: tree.commit, method, timeoutMs });
    const headers = { 'Gitsync-Hash': tree.commit };
    const { status } = await httpRequest({ url, method, headers, timeoutMs, signal });
    if (successStatus > 0 && status !== successStatus) {
      throw new Error(`received response code ${status}, expected ${successStatus}`);
    }
    this.#log.info(1, 'webhook succeeded', { hash: tree.commit, status });
  }
}
