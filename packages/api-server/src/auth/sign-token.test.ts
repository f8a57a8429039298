import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { signToken } from './sign-token.ts';
import type { SigningKey } from './signing-keys.ts';

const secret = createSecretKey(Buffer.alloc(64, 7));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ed25519 = generateKeyPairSync('ed25519');
const keys: SigningKey[] = [
  { keyId: 'a', algorithm: 'HS512', signWith: secret, verifyWith: secret },
  { keyId: 'b', algorithm: 'RS256', signWith: rsa.privateKey, verifyWith: rsa.publicKey },
  { keyId: 'c', algorithm: 'EdDSA', signWith: ed25519.privateKey, verifyWith: ed25519.publicKey },
];

test.each(keys)(
  'a token signed by $algorithm is one to any verifier, and not when a character of it changed',
  async (key) => {
    const claims = { sub: 'somebody', aud: 'here', exp: Math.floor(Date.now() / 1_000) + 60 };
    const token = signToken(claims, key);
    const { payload, protectedHeader } = await jwtVerify(token, key.verifyWith, { audience: 'here' });
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual({ alg: key.algorithm, kid: key.keyId, typ: 'JWT' });
    const [header, , signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, sub: 'else' })).toString('base64url');
    await expect(jwtVerify(`${header}.${other}.${signature}`, key.verifyWith)).rejects.toThrow('signature');
  },
);
