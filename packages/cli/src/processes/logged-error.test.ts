import { expect, test } from 'vitest';
import { loggedError } from './logged-error.ts';

test('an error that says what is wrong is logged with its message and without a stack', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED', port: 5432 });
  expect(JSON.parse(JSON.stringify(loggedError(refused)))).toEqual({
    type: 'Error',
    message: 'connect ECONNREFUSED 10.0.0.1:5432',
    code: 'ECONNREFUSED',
    port: 5432,
  });
});

test('an error of the program is logged with its message and where it came from', () => {
  const logged = JSON.parse(JSON.stringify(loggedError(new TypeError('x is not a function'))));
  expect(logged).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
  expect(logged.stack).toContain('logged-error.test.ts');
});

test('what is no error stays as it is', () => {
  expect(loggedError('gone')).toBe('gone');
});
