import { executionApiSchemas } from '@leeward/contracts/execution-api-schemas';
import { createValidators } from '@leeward/contracts/validation';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { seedAttempt, seedDagRun, withServer } from '../testing/fixtures.ts';

it('tells of an event whose run has not started yet what a worker can read', async () => {
  await using test = await withServer();
  const { database, server } = test;
  const run = await seedDagRun(database);
  const attempt = await seedAttempt(database, run);
  await sql`with made as (insert into asset (name, uri) values ('orders', 's3://orders') returning id),
                 told as (insert into asset_event (asset_id) select id from made returning id),
                 waits as (update dag_run set state = 'queued', start_date = null, queued_at = now() where id = ${run.dagRunId})
            insert into dag_run_asset_event (dag_run_id, event_id) select ${run.dagRunId}, id from told`.execute(
    database.kysely,
  );
  const answer = await server.app.inject({
    url: '/execution/asset-events/by-asset?name=orders&uri=s3%3A%2F%2Forders',
    headers: { authorization: `Bearer ${await test.executionToken(attempt)}` },
  });
  expect(answer.json().asset_events[0].created_dagruns).toMatchObject([{ run_id: run.runId, state: 'queued' }]);
  const { validate } = createValidators(executionApiSchemas);
  expect(validate('AssetEventsResponse', answer.json())).toMatchObject({ ok: true });
});
