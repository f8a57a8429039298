import type { Log } from '../log.ts';
import type { PublishedTree } from '../publish-link.ts';
import { runCommand } from '../run-command.ts';
import type { Hook } from './hook.ts';

export interface ExecHookOptions {
  command: string;
  timeoutMs: number;
  backoffMs: number;
}

/** Runs a command in the tree, with the given environment and $GITSYNC_HASH. */
export class ExecHook implements Hook {
  readonly name: string;
  readonly #options: ExecHookOptions;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #log: Log;

  constructor(name: string, options: ExecHookOptions, environment: NodeJS.ProcessEnv, log: Log) {
    this.name = name;
    this.#options = options;
    this.#environment = environment;
    this.#log = log;
  }

  async run(tree: PublishedTree, signal: AbortSignal): Promise<void> {
    const { command, timeoutMs } = this.#options;
    this.#log.info(0, 'running exechook', { hash: tree.commit, command, timeoutMs });
    const env = { ...this.#environment, GITSYNC_HASH: tree.commit };
    const { stdout, stderr } = await runCommand(command, [], { cwd: tree.path, env, signal, timeoutMs });
    this.#log.info(1, 'exechook succeeded', { hash: tree.commit, stdout, stderr });
  }
}
