import { createHmac, sign } from 'node:crypto';
import { unreachable } from '@leeward/contracts';
import type { SigningKey } from './signing-keys.ts';

/**
 * A compact JWS of the claims (RFC 7515). Signed here and now: a library that signs by WebCrypto waits for a thread each time, which
 * costs an attempt more than its requests do.
 */
export function signToken(claims: Readonly<Record<string, unknown>>, key: SigningKey): string {
  const header = { alg: key.algorithm, kid: key.keyId, typ: 'JWT' };
  const content = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
  return `${content}.${signature(content, key).toString('base64url')}`;
}

function signature(content: string, { algorithm, signWith }: SigningKey): Buffer {
  switch (algorithm) {
    case 'HS512':
      return createHmac('sha512', signWith).update(content).digest();
    case 'RS256':
      return sign('sha256', Buffer.from(content), signWith);
    case 'EdDSA':
      return sign(null, Buffer.from(content), signWith);
    default:
      return unreachable(algorithm);
  }
}

const base64url = (text: string) => Buffer.from(text).toString('base64url');
