import { lstat, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { GitCredential } from './credentials.ts';
import { Git } from './git.ts';
import { GitHome } from './git-home.ts';
import { Redactor } from './redact.ts';
import { splitRemoteAddress } from './remote-url.ts';
import { CommandError } from './run-command.ts';

/** How to log in to a repository. All fields may be left out. */
export interface Credentials {
  /** For http(s). A token is a password; the user name may then be anything that is not empty. */
  username?: string | undefined;
  password?: string | undefined;
  /** Logins of other hosts, for submodules. */
  others?: readonly GitCredential[] | undefined;
  ssh?:
    | {
        keyFiles?: readonly string[] | undefined;
        /** A private key as text; it is in a file of mode 0600 while git runs. */
        privateKey?: string | undefined;
        /** Whether the host's key must be known; true unless said otherwise. */
        knownHosts?: boolean | undefined;
        knownHostsFile?: string | undefined;
      }
    | undefined;
}

/** A fetch that did not succeed: git's own words, without any secret. */
export class GitError extends Error {}

interface GitTools {
  git: Git;
  /** The address that git may see. */
  url: string;
  /** A folder that is in no repository and that nobody else can put one into. */
  neutralFolder: string;
}

/** Hands a configured git to some work in the given folder, or in the neutral one; nothing of it is left afterwards. */
export async function withGit<T>(
  repository: string,
  credentials: Credentials | undefined,
  folder: string | undefined,
  work: (tools: GitTools) => Promise<T>,
): Promise<T> {
  if (repository.startsWith('-')) throw new GitError('a repository address must not start with a dash');
  const { url, login } = splitRemoteAddress(absolute(repository));
  const logins = [...(credentials?.others ?? [])];
  if (login !== undefined) logins.push({ url, ...login });
  if (credentials?.password !== undefined) {
    logins.push({ url, username: credentials.username ?? '-', password: credentials.password });
  }
  const redactor = new Redactor();
  for (const { password } of logins) redactor.add(password);

  const keyFolder =
    credentials?.ssh?.privateKey === undefined ? undefined : await mkdtemp(path.join(os.tmpdir(), 'leeward-key-'));
  try {
    const keyFiles = [...(credentials?.ssh?.keyFiles ?? [])];
    if (keyFolder !== undefined) keyFiles.push(await writeKey(keyFolder, credentials!.ssh!.privateKey!));
    const home = await sharedHome();
    const git = new Git({
      home: new GitHome(home),
      environment: process.env,
      ssh: {
        keyFiles,
        knownHosts: credentials?.ssh?.knownHosts ?? true,
        knownHostsFile: credentials?.ssh?.knownHostsFile,
      },
      ceiling: folder ?? home,
    });
    git.useCredentials(logins);
    return await work({ git, url, neutralFolder: home });
  } catch (error) {
    if (error instanceof CommandError) throw new GitError(redactor.clean(error.message));
    throw error;
  } finally {
    if (keyFolder !== undefined) await rm(keyFolder, { recursive: true, force: true });
  }
}

/** A local path is meant from where the caller is, and git runs elsewhere. */
function absolute(repository: string): string {
  const isRemote = /^[^/]+:/.test(repository);
  return isRemote ? repository : path.resolve(repository);
}

async function writeKey(folder: string, key: string): Promise<string> {
  const file = path.join(folder, 'key');
  await writeFile(file, key.endsWith('\n') ? key : `${key}\n`, { mode: 0o600 });
  return file;
}

/** One folder a user and machine, as what is in it is always the same; refused where somebody else made it. */
async function sharedHome(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const directory = path.join(os.tmpdir(), `leeward-git-${uid}`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const stats = await lstat(directory);
  const isOurs = stats.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0;
  if (!isOurs) throw new GitError(`${directory} must be a folder that only this user can enter`);
  return directory;
}
