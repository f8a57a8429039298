import { expect, test } from 'vitest';
import { AuthorView, authorEnvironment } from './author-environment.ts';

test('author code sees the machine, Airflow settings and its own connections, but no secret of the control plane', () => {
  const own = {
    PATH: '/bin',
    LC_ALL: 'C.UTF-8',
    https_proxy: 'http://proxy',
    AIRFLOW__LOGGING__LOGGING_LEVEL: 'DEBUG',
    AIRFLOW_CONN_WAREHOUSE: 'postgresql://u:p@h/d',
    AIRFLOW_VAR_API_TOKEN: 'the author put it here',
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: 'postgresql://control:plane@h/d',
    AIRFLOW__CORE__SQL_ALCHEMY_CONN: 'postgresql://control:plane@h/d',
    AIRFLOW__CORE__FERNET_KEY: 'key',
    AIRFLOW__API_AUTH__JWT_SECRET: 'key',
    AIRFLOW__API__SECRET_KEY: 'key',
    LEEWARD_TOKEN: 'token',
    NODE_OPTIONS: '--inspect',
    UNSET: undefined,
  };
  expect(authorEnvironment(own, { EXTRA: 'passed on purpose' })).toEqual({
    PATH: '/bin',
    LC_ALL: 'C.UTF-8',
    https_proxy: 'http://proxy',
    AIRFLOW__LOGGING__LOGGING_LEVEL: 'DEBUG',
    AIRFLOW_CONN_WAREHOUSE: 'postgresql://u:p@h/d',
    AIRFLOW_VAR_API_TOKEN: 'the author put it here',
    EXTRA: 'passed on purpose',
  });
});

test('in a container that is made for tasks author code sees all that it was given, but nothing of ours or of the control plane', () => {
  const given = {
    GREETING: 'hello',
    KUBERNETES_SERVICE_HOST: '10.96.0.1',
    WAREHOUSE_PASSWORD: 'the author put it here',
    AIRFLOW__SMTP__SMTP_PASSWORD: 'for mails of tasks',
    NODE_OPTIONS: '--max-old-space-size=512',
  };
  const hidden = {
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_CMD: 'cat /run/secrets/connection',
    AIRFLOW__CORE__SQL_ALCHEMY_CONN: 'postgresql://control:plane@h/d',
    AIRFLOW__CORE__FERNET_KEY: 'key',
    AIRFLOW__API_AUTH__JWT_SECRET: 'key',
    AIRFLOW__API__SECRET_KEY: 'key',
    LEEWARD__CORE__PYTHON: '/opt/leeward/python',
    GITSYNC_REPO: 'https://example.com/dags.git',
    UNSET: undefined,
  };
  expect(authorEnvironment({ ...given, ...hidden }, {}, AuthorView.Whole)).toEqual(given);
});
