import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/** Keeps the process groups named on its input, `+ N` and `- N`, and kills those that are left when its input ends. */
const script = `
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
  esac
done
for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
`;

/**
 * Ends the children of a Node process that is killed by SIGKILL: the kernel closes the input of this one shell, and nothing else needs
 * to be alive. Started with the first child.
 */
export class OrphanGuard {
  #shell: (ChildProcess & { stdin: Writable }) | undefined;

  add(processGroup: number): void {
    this.#start().stdin.write(`+ ${processGroup}\n`);
  }

  remove(processGroup: number): void {
    this.#shell?.stdin.write(`- ${processGroup}\n`);
  }

  close(): void {
    this.#shell?.stdin.end();
    this.#shell = undefined;
  }

  #start(): { stdin: Writable } {
    if (this.#shell !== undefined) return this.#shell;
    const shell = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], env: {}, detached: true });
    // A guard that cannot run leaves children unguarded; they work all the same.
    shell.on('error', () => {});
    shell.stdin.on('error', () => {});
    shell.unref();
    (shell.stdin as unknown as { unref(): void }).unref();
    this.#shell = shell;
    return shell;
  }
}
