import { expect, test } from 'vitest';
import type { VerifiedToken } from './tokens.ts';
import { rememberVerified } from './verified-tokens.ts';

const good = (exp: number): VerifiedToken => ({ ok: true, claims: { exp, iat: 0 } });

test('a good token is checked once in a minute, a bad one every time', async () => {
  let nowMs = 0;
  const checked: string[] = [];
  const { verify } = rememberVerified(
    async (token) => {
      checked.push(token);
      return token === 'bad' ? { ok: false, problem: 'invalid' } : good(3_600);
    },
    () => nowMs,
  );
  for (const token of ['good', 'good', 'bad', 'bad']) await verify(token);
  nowMs = 60_000;
  await verify('good');
  expect(checked).toEqual(['good', 'bad', 'bad', 'good']);
});

test('a token is not good beyond its end', async () => {
  let nowMs = 0;
  const { verify } = rememberVerified(
    async () => (nowMs < 10_000 ? good(10) : { ok: false, problem: 'expired' }),
    () => nowMs,
  );
  expect((await verify('a')).ok).toBe(true);
  nowMs = 10_000;
  expect((await verify('a')).ok).toBe(false);
});

test('a token that this process signed is not checked until it would be checked again', async () => {
  let nowMs = 0;
  const checked: string[] = [];
  const { verify, remember } = rememberVerified(
    async (token) => {
      checked.push(token);
      return good(3_600);
    },
    () => nowMs,
  );
  remember('own', { exp: 3_600, iat: 0 });
  expect(await verify('own')).toEqual(good(3_600));
  nowMs = 60_000;
  await verify('own');
  expect(checked).toEqual(['own']);
});
