import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { applicationClaim, isTokenDue } from './github-app.ts';

const now = new Date('2030-01-01T00:00:00Z');

test('a token is due where there is none and half a minute before it ends', () => {
  const endingIn = (seconds: number) => ({ token: 't', expiresAt: new Date(now.getTime() + seconds * 1000) });
  expect(isTokenDue(undefined, now)).toBe(true);
  expect(isTokenDue(endingIn(29), now)).toBe(true);
  expect(isTokenDue(endingIn(31), now)).toBe(false);
});

test('a claim is signed by the key, starts before now and ends within the ten minutes that GitHub allows', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const claim = applicationClaim('7', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), now);
  const [head, claims, signature] = claim.split('.') as [string, string, string];
  const text = Buffer.from(`${head}.${claims}`);
  expect(verify('RSA-SHA256', text, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
  const { iss, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const seconds = now.getTime() / 1000;
  expect(iss).toBe('7');
  expect(iat).toBeLessThan(seconds);
  expect(exp).toBeGreaterThan(seconds);
  expect(exp - seconds).toBeLessThanOrEqual(600);
});
