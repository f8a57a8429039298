// What becomes of a task that does not succeed: another try, a timeout, an end without another try, a skip, and a task that always runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { Dag, FailTask, SkipTask } from '@leeward/sdk';

const dag = new Dag('example_retries_typescript', {
  schedule: null,
  tags: ['example', 'retries'],
  defaultArgs: { retries: 2, retryDelay: { seconds: 5 } },
});

const flaky = dag.task('flaky', (_: Record<never, never>, { tryNumber, log }) => {
  log.info(`try ${tryNumber}`);
  if (tryNumber < 3) throw new Error('not yet');
  return tryNumber;
})();

const slow = dag.task(
  'slow',
  // The signal ends the wait when the time is over.
  (_: Record<never, never>, { signal, tryNumber }) => sleep(tryNumber === 1 ? 60_000 : 100, undefined, { signal }),
  { executionTimeout: { seconds: 2 }, retryExponentialBackoff: true, maxRetryDelay: { minutes: 1 } },
)();

const hopeless = dag.task(
  'hopeless',
  () => {
    throw new FailTask('no try can help: the account does not exist');
  },
  { onFailure: ({ log }) => log.warning('somebody should be told') },
)();

const optional = dag.task('optional', () => {
  throw new SkipTask('nothing to do today');
})();

dag
  .bash('always', { command: 'echo "whatever came before"', triggerRule: 'all_done' })
  .after(flaky, slow, hopeless, optional);
