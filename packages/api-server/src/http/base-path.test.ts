import { expect, test } from 'vitest';
import { basePathOf, withoutBasePath } from './base-path.ts';

test.each([
  ['', '/'],
  ['http://localhost:8080', '/'],
  ['https://example.com/airflow', '/airflow/'],
  ['https://example.com/team/airflow/', '/team/airflow/'],
])('the base path of %j is %s', (url, path) => {
  expect(basePathOf(url)).toBe(path);
});

test.each([
  ['/airflow/dags?tags=a', '/airflow/', '/dags?tags=a'],
  ['/airflow/', '/airflow/', '/'],
  ['/airflow', '/airflow/', '/'],
  ['/airflow?a=b', '/airflow/', '/?a=b'],
  ['/airflows/dags', '/airflow/', '/airflows/dags'],
  ['/execution/health', '/airflow/', '/execution/health'],
  ['/dags', '/', '/dags'],
])('%s below %s asks for %s', (url, basePath, path) => {
  expect(withoutBasePath(url, basePath)).toBe(path);
});
