import { expect, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { apiServerConfig, restApiConfig } from './api-server-process.ts';

test('the options of runs that tasks trigger, of state stores and of versions reach both APIs', () => {
  const config = readConfig({
    AIRFLOW__SCHEDULER__ALLOWED_RUN_ID_PATTERN: '^only_this$',
    AIRFLOW__STATE_STORE__CLEAR_ON_SUCCESS: 'True',
    AIRFLOW__CORE__RERUN_WITH_LATEST_VERSION: 'True',
  });
  const given = { allowedRunIdPattern: '^only_this$', rerunWithLatestVersion: true };
  expect(apiServerConfig(config).executionApi).toMatchObject({ ...given, clearStateStoreOnSuccess: true });
  expect(restApiConfig(config)).toMatchObject(given);
});

test('a version that no option asks for is left to what runs again', () => {
  expect(apiServerConfig(readConfig({})).executionApi.rerunWithLatestVersion).toBeNull();
  expect(restApiConfig(readConfig({})).rerunWithLatestVersion).toBeNull();
});
