import { expect, test } from 'vitest';
import { pickCommit, refAt } from './remote-ref.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [string, string, string, string];
const printed = [
  `${a}\tHEAD`,
  `${a}\trefs/heads/main`,
  `${b}\trefs/heads/team/main`,
  `${c}\trefs/tags/v1`,
  `${d}\trefs/tags/v1^{}`,
  `${b}\trefs/heads/both`,
  `${a}\trefs/tags/both`,
].join('\n');

test.each([
  ['HEAD', a],
  ['main', a],
  ['team/main', b],
  ['refs/heads/main', a],
  ['heads/main', a],
  ['v1', d],
  ['both', a],
  ['nothing', undefined],
])('%s names %s, as git fetch would understand it', (ref, commit) => expect(pickCommit(printed, ref)).toBe(commit));

test('the branch or tag at a commit is found, an annotated tag by what it points to', () => {
  expect(refAt(printed, b)).toBe('refs/heads/team/main');
  expect(refAt(printed, d)).toBe('refs/tags/v1');
  expect(refAt(printed, 'e'.repeat(40))).toBeUndefined();
});
