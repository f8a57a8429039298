import { expect, test } from 'vitest';
import { isConnectionError } from './connection-error.ts';

test.each([
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, true],
  [{ code: 'ENOENT', syscall: 'connect' }, true],
  [{ code: 'ENOENT', syscall: 'open' }, false],
  [{ code: '57P03', message: 'the database system is starting up' }, true],
  [{ code: '08006' }, true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('Query read timeout'), true],
  [{ code: '23505' }, false],
  [new Error('there is no Dag'), false],
  [undefined, false],
])('%o tells that the database cannot be reached: %s', (error, expected) => {
  expect(isConnectionError(error)).toBe(expected);
});
