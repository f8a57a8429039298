import { spawn } from 'node:child_process';
import { freePort } from './answering-server.ts';
import { eventually } from './eventually.ts';
import { authorEnvironment, type Sandbox } from './sandbox.ts';

/** Serves a folder of repositories by git's own daemon; resolves to "git://127.0.0.1:PORT". */
export async function serveGitDaemon(sandbox: Sandbox, folder: string): Promise<string> {
  const port = await freePort();
  const args = [
    'daemon',
    '--verbose',
    '--export-all',
    '--listen=127.0.0.1',
    `--port=${port}`,
    `--base-path=${folder}`,
    folder,
  ];
  const daemon = spawn('git', args, { env: authorEnvironment, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  daemon.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise((resolve) => daemon.on('exit', resolve));
  sandbox.defer(async () => {
    process.kill(-daemon.pid!, 'SIGTERM');
    await ended;
  });
  await eventually(`git daemon: ${said}`, () => said.includes('Ready to rumble'));
  return `git://127.0.0.1:${port}`;
}
