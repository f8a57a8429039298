import { readFile } from 'node:fs/promises';

/** A login ready for use. */
export interface GitCredential {
  url: string;
  username: string;
  password: string;
}

/** A login as configured: its password given, or in a file that is read anew at every sync. */
export interface CredentialSource {
  url: string;
  username: string;
  password?: string | undefined;
  passwordFile?: string | undefined;
}

const fields = { url: 'url', username: 'username', password: 'password', 'password-file': 'passwordFile' } as const;

/** Reads the value of --credential: a JSON object or list of them, its fields in any case. Throws a sentence without any value in it. */
export function parseCredentials(text: string): CredentialSource[] {
  if (text.trim() === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error('a credential must be a JSON object or a list of them');
  }
  return (Array.isArray(parsed) ? parsed : [parsed]).map(toSource);
}

function toSource(value: unknown): CredentialSource {
  if (typeof value !== 'object' || value === null) throw new Error('a credential must be a JSON object');
  const source: CredentialSource = { url: '', username: '' };
  for (const [name, content] of Object.entries(value)) {
    const field = name.toLowerCase();
    if (!Object.hasOwn(fields, field)) {
      throw new Error(`unknown field "${name}" in a credential; known are ${Object.keys(fields).join(', ')}`);
    }
    if (typeof content !== 'string') throw new Error(`the field "${name}" of a credential must be a text`);
    source[fields[field as keyof typeof fields]] = content;
  }
  return source;
}

/** The sources with the passwords of their files as they are now. Throws where a file is not readable. */
export async function loadCredentials(sources: readonly CredentialSource[]): Promise<GitCredential[]> {
  return Promise.all(
    sources.map(async ({ url, username, password, passwordFile }) => ({
      url,
      username,
      password: oneLine(passwordFile === undefined ? (password ?? '') : await readPassword(passwordFile)),
    })),
  );
}

async function readPassword(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`cannot read the password file "${file}": ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** git's credential protocol is by lines, so a second line of a password could forge another field. */
function oneLine(password: string): string {
  const text = password.replace(/[\r\n]+$/, '');
  if (/[\r\n\0]/.test(text)) throw new Error('a password must be one line');
  return text;
}
