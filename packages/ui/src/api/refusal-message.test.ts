import { expect, test } from 'vitest';
import { refusalMessage } from './refusal-message.ts';

test.each([
  [404, '{"detail":"The pool is not there"}', 'The pool is not there'],
  [
    409,
    '{"detail":{"reason":"Unique constraint violation","message":"The Pool with name: `a` already exists"}}',
    'The Pool with name: `a` already exists',
  ],
  [
    422,
    '{"detail":[{"loc":["body","slots"],"msg":"Input should be an integer"}]}',
    'slots: Input should be an integer',
  ],
  [403, '{"detail":"Forbidden"}', 'Your role does not allow this.'],
  [502, '<html>Bad gateway</html>', 'Bad Gateway'],
  [500, '{"detail":{"code":7}}', '{"code":7}'],
])('of a %i with %s a person is told in words', (status, body, message) => {
  expect(refusalMessage(status, 'Bad Gateway', body)).toBe(message);
});
