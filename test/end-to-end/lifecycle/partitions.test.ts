import type { BackfillResponse } from '@leeward/contracts/rest-api';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, connectApi } from '../support/api.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { openPage } from '../ui/browser.ts';

const hourly = 'example_partitions_hourly';
const daily = 'example_partitions_daily';

let server: RunningServer;
let api: Api;

beforeAll(async () => {
  server = await startServer({ python: true });
  api = await connectApi(server.url);
  await eventually(() => api.get(`/dags/${daily}`), { deadlineSeconds: 60, what: 'the examples are there' });
  for (const dagId of [hourly, daily]) await api.unpause(dagId);
});
afterAll(() => server[Symbol.asyncDispose]());

const keysOf = async (dagId: string, type: string) =>
  (await api.runs(dagId))
    .filter((run) => run.run_type === type)
    .map(({ partition_key: key, state }) => `${key} ${state}`)
    .sort();

test('a day runs once when each of its hours has run, and knows them', async () => {
  const { id } = await api.send<BackfillResponse>('POST', '/backfills', {
    dag_id: hourly,
    from_date: '2026-05-01T00:00:00Z',
    to_date: '2026-05-01T22:00:00Z',
  });
  await eventually(async () => (await api.get<BackfillResponse>(`/backfills/${id}`)).completed_at !== null, {
    deadlineSeconds: 60,
    what: 'the backfill is complete',
  });
  const hours = Array.from({ length: 24 }, (_, hour) => `2026-05-01T${String(hour).padStart(2, '0')}`);
  expect(await keysOf(hourly, 'backfill')).toEqual(hours.slice(0, 23).map((hour) => `${hour} success`));
  expect(await keysOf(daily, 'asset_triggered')).toEqual([]);

  const last = await api.trigger(hourly, { partition_key: hours[23] });
  expect(last).toMatchObject({ partition_date: '2026-05-01T23:00:00Z', logical_date: null });
  const [run] = await eventually(
    async () => {
      const runs = await api.runs(daily);
      return runs.length > 0 && runs.every(({ state }) => state === 'success') ? runs : undefined;
    },
    { deadlineSeconds: 60, what: 'the run of the day' },
  );
  expect(run).toMatchObject({
    run_type: 'asset_triggered',
    partition_key: '2026-05-01',
    partition_date: '2026-05-01T00:00:00Z',
    logical_date: null,
  });
  expect(await api.log(daily, run!.dag_run_id, 'summarize')).toContain(
    '2026-05-01 has 24 hours, from 2026-05-01T00 to 2026-05-01T23',
  );
});

test('a key that the timetable never gives is refused, with its format', async () => {
  await expect(api.trigger(hourly, { partition_key: 'noon' })).rejects.toThrow(
    `400 {"detail":"Partition key 'noon' does not match the timetable's key_format '%Y-%m-%dT%H'`,
  );
});

test('a person starts a run of a partition, and sees what the day still waits for', async () => {
  await using browser = await openPage(server.url, `/dags/${hourly}`);
  const { page } = browser;
  await page.getByRole('button', { name: 'Trigger' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Partition key').fill('noon');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.getByText("Partition key 'noon' does not match").waitFor();
  await dialog.getByLabel('Partition key').fill('2026-05-02T07');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await page.getByText('2026-05-02T07', { exact: true }).waitFor();
  await page.getByText('Date of the partition').waitFor();

  await page.goto(`/dags/${daily}?view=details`);
  const waiting = page.getByRole('region', { name: 'Partitions that wait' }).getByRole('listitem');
  const day = waiting.filter({ hasText: /^2026-05-02/ });
  await day.getByText('example_readings: 1 of 24, missing 2026-05-02T00').waitFor();
  await api.trigger(hourly, { partition_key: '2026-05-02T00' });
  await day.getByText('example_readings: 2 of 24, missing 2026-05-02T01').waitFor();
});
