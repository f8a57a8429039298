import { execFile, spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './answering-server.ts';
import { eventually } from './eventually.ts';
import type { Sandbox } from './sandbox.ts';

const run = promisify(execFile);

/** A new key pair in the work folder; resolves to the private key's path. */
export async function newKey(sandbox: Sandbox, name: string): Promise<string> {
  const file = path.join(sandbox.work, name);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
}

interface SshServer {
  port: number;
  user: string;
  /** A known_hosts file with this server's key. */
  knownHosts: string;
}

/** An OpenSSH server on the loopback that takes one key. Needs the package openssh-server. */
export async function serveSsh(sandbox: Sandbox, allowedKey: string): Promise<SshServer> {
  const folder = path.join(sandbox.work, `sshd-${path.basename(allowedKey)}`);
  await mkdir(folder, { mode: 0o700 });
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, 'host')]);
  await copyFile(`${allowedKey}.pub`, path.join(folder, 'authorized_keys'));
  await chmod(path.join(folder, 'authorized_keys'), 0o600);
  if (process.getuid!() === 0) await mkdir('/run/sshd', { recursive: true });
  const port = await freePort();
  const config = path.join(folder, 'config');
  await writeFile(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${path.join(folder, 'host')}`,
      `AuthorizedKeysFile ${path.join(folder, 'authorized_keys')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      'MaxAuthTries 20',
      'SetEnv GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=*',
    ].join('\n'),
  );
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => {
    server.on('error', (error) => {
      said += error.message;
      resolve();
    });
    server.on('exit', () => resolve());
  });
  sandbox.defer(async () => {
    server.kill();
    await ended;
  });
  await eventually(`the ssh server (package openssh-server): ${said}`, () => said.includes('listening on'));
  const knownHosts = path.join(folder, 'known_hosts');
  const { stdout } = await run('ssh-keygen', ['-y', '-f', path.join(folder, 'host')]);
  await writeFile(knownHosts, `[127.0.0.1]:${port} ${stdout}`);
  return { port, user: os.userInfo().username, knownHosts };
}
