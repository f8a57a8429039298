import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GitCredential } from './credentials.ts';
import { httpRequest } from './http-request.ts';

export interface GithubAppOptions {
  baseUrl: string;
  /** The application's id or its client id: GitHub takes either as the issuer of the request. */
  issuer: string;
  installationId: number;
  privateKey?: string | undefined;
  privateKeyFile?: string | undefined;
}

export interface InstallationToken {
  token: string;
  expiresAt: Date;
}

const tokenLifeMs = 10 * 60_000;
const clockSkewMs = 60_000;
const renewBeforeMs = 30_000;
const timeoutMs = 30_000;

/** Whether a token must be asked for: none yet, or it ends within half a minute. */
export function isTokenDue(token: InstallationToken | undefined, now: Date): boolean {
  return token === undefined || token.expiresAt.getTime() - now.getTime() < renewBeforeMs;
}

/**
 * The signed claim with which an application asks for a token (RFC 7519, RS256). It starts a minute before our clock
 * and ends within GitHub's ten minutes of it, so that a clock that is somewhat wrong does no harm.
 */
export function applicationClaim(issuer: string, privateKeyPem: string, now: Date): string {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  const issuedAtMs = now.getTime() - clockSkewMs;
  const claims = { iss: issuer, iat: seconds(issuedAtMs), exp: seconds(issuedAtMs + tokenLifeMs) };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), createPrivateKey(privateKeyPem)).toString('base64url')}`;
}

/** Asks GitHub for a token of the installation. Throws a sentence with the status, never with the key or the token. */
export async function requestInstallationToken(options: GithubAppOptions, now: Date): Promise<InstallationToken> {
  const key = options.privateKey ?? (await readFile(options.privateKeyFile!, 'utf8'));
  const { status, body } = await httpRequest({
    url: `${options.baseUrl.replace(/\/+$/, '')}/app/installations/${options.installationId}/access_tokens`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${applicationClaim(options.issuer, key, now)}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'leeward-git-sync',
      'content-length': '0',
    },
    timeoutMs,
  });
  if (status !== 201) throw new Error(`GitHub answered the request for an installation token with status ${status}`);
  const answer = JSON.parse(body) as { token: string; expires_at: string };
  return { token: answer.token, expiresAt: new Date(answer.expires_at) };
}

/** GitHub takes the token as a password under any user name that is not empty. */
export function credentialOfToken(repositoryUrl: string, token: InstallationToken): GitCredential {
  return { url: repositoryUrl, username: '-', password: token.token };
}
