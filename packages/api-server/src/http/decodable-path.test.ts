import { expect, test } from 'vitest';
import { decodablePath } from './decodable-path.ts';

test.each([
  ['/dags/a%20b?q=%E0%A4%A', '/dags/a%20b?q=%E0%A4%A'],
  ['/dags/%E0%A4%A', '/dags/%EF%BF%BD%25A'],
  ['/dags/50%/runs/a%2Fb?q=%', '/dags/50%25/runs/a%2Fb?q=%'],
  ['/dags/%zz%C3%A9', '/dags/%25zz%C3%A9'],
])('%s asks for %s', (url, asked) => {
  expect(decodablePath(url)).toBe(asked);
});
