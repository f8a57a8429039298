import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  chooseExecutionApiVersion,
  downgradeResponse,
  executionApiVersions,
  hasOperation,
  hasPreviousDagRunByPath,
} from './execution-api-versions.ts';
import { executionApiOperations } from './generated/execution-api.ts';
import { executionApiSchemas } from './generated/execution-api-schemas.ts';

type Document = {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, { properties: object; required?: string[] }> };
};
const oldest = JSON.parse(
  readFileSync(new URL('../data/execution-api-2025-04-28.json', import.meta.url), 'utf8'),
) as Document;

const dagRun = {
  dag_id: 'd',
  run_id: 'r',
  logical_date: null,
  data_interval_start: null,
  data_interval_end: null,
  run_after: '2026-01-01T00:00:00Z',
  start_date: null,
  end_date: null,
  clear_number: 0,
  run_type: 'manual',
  state: 'running',
  conf: null,
  triggering_user_name: 'admin',
  consumed_asset_events: [{ asset: { name: 'a' }, partition_key: 'k' }],
  partition_key: 'k',
  partition_date: null,
  note: 'n',
  team_name: null,
};
const runContext = {
  dag_run: dagRun,
  max_tries: 1,
  task_reschedule_count: 0,
  next_method: 'resume',
  next_kwargs: { event: { at: { __classname__: 'datetime.datetime', __version__: 2, __data__: { timestamp: 5 } } } },
  start_date: '2026-01-01T00:00:00Z',
};

describe('chooseExecutionApiVersion', () => {
  it('takes the newest without a header, the version asked for, and the one before a date between versions', () => {
    expect(chooseExecutionApiVersion(undefined)).toEqual({ kind: 'version', version: '2026-06-30' });
    expect(chooseExecutionApiVersion('2025-04-28')).toEqual({ kind: 'version', version: '2025-04-28' });
    expect(chooseExecutionApiVersion('2025-07-01')).toEqual({ kind: 'version', version: '2025-05-20' });
    expect(chooseExecutionApiVersion('2027-01-01')).toEqual({ kind: 'version', version: '2026-06-30' });
  });

  it('tells a date before the first version from what is not a date', () => {
    expect(chooseExecutionApiVersion('2025-04-10')).toEqual({ kind: 'too-old', asked: '2025-04-10' });
    expect(chooseExecutionApiVersion('garbage')).toEqual({ kind: 'malformed', asked: 'garbage' });
  });
});

describe('hasOperation', () => {
  it('gives 2025-04-28 exactly the operations of its published document', () => {
    const published = Object.values(oldest.paths).flatMap((methods) =>
      Object.values(methods).map((o) => o.operationId),
    );
    const served = Object.values(executionApiOperations)
      .map(({ operationId }) => operationId)
      .filter((operationId) => hasOperation('2025-04-28', operationId));
    expect(served.sort()).toEqual(published.sort());
  });

  it('has the previous run by path from 2025-08-10 until 2026-04-06', () => {
    expect(executionApiVersions.filter(hasPreviousDagRunByPath)).toEqual([
      '2025-11-05',
      '2025-10-27',
      '2025-09-23',
      '2025-08-10',
    ]);
  });
});

describe('the newest version', () => {
  it('accepts every request body of 2025-04-28, so that none needs conversion', () => {
    const newest = executionApiSchemas.definitions as Document['components']['schemas'];
    const bodies = Object.values(executionApiOperations).flatMap(({ operationId, body }) =>
      body !== null && hasOperation('2025-04-28', operationId) ? [body] : [],
    );
    for (const name of bodies) {
      const { properties: old, required: oldRequired } = oldest.components.schemas[name] ?? {};
      if (old === undefined) continue;
      const { properties, required } = newest[name]!;
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(old)));
      expect(oldRequired ?? []).toEqual(expect.arrayContaining(required ?? []));
    }
  });
});

describe('downgradeResponse', () => {
  it('gives the newest version its own body', () => {
    expect(downgradeResponse('2026-06-30', 'ti_run', runContext)).toBe(runContext);
  });

  it('gives 2025-04-28 a run context with no field that its document lacks and all that it requires', () => {
    const body = downgradeResponse('2025-04-28', 'ti_run', runContext) as Record<string, unknown>;
    for (const [name, part] of Object.entries({ TIRunContext: body, DagRun: body.dag_run as object })) {
      const { properties, required } = oldest.components.schemas[name]!;
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(part)));
      expect(Object.keys(part)).toEqual(expect.arrayContaining(required!));
    }
    expect(body.upstream_map_indexes).toBeNull();
    expect(body.dag_run).toMatchObject({
      conf: {},
      start_date: dagRun.run_after,
      consumed_asset_events: [{ asset: { name: 'a' } }],
    });
    expect(JSON.stringify(body)).not.toContain('partition_key');
  });

  it.each([
    ['2026-04-06', ['partition_key', 'note', 'triggering_user_name', 'state'], ['team_name', 'partition_date']],
    ['2025-11-05', ['triggering_user_name', 'state'], ['partition_key', 'note', 'team_name']],
    ['2025-10-27', ['state'], ['triggering_user_name']],
    ['2025-08-10', ['state'], ['triggering_user_name']],
    ['2025-05-20', ['dag_id'], ['state']],
  ] as const)('%s has %s and lacks %s in a Dag run by itself', (version, present, absent) => {
    const run = downgradeResponse(version, 'get_previous_dagrun', dagRun) as object;
    for (const field of present) expect(run).toHaveProperty(field);
    for (const field of absent) expect(run).not.toHaveProperty(field);
  });

  it('keeps a null configuration until 2025-10-27 made it nullable', () => {
    expect(downgradeResponse('2025-10-27', 'ti_run', runContext)).toMatchObject({ dag_run: { conf: null } });
    expect(downgradeResponse('2025-09-23', 'ti_run', runContext)).toMatchObject({ dag_run: { conf: {} } });
  });

  it('writes the arguments of a resumed task in the form that old workers read, and leaves that form alone', () => {
    const encoded = {
      __type: 'dict',
      __var: { event: { __type: 'dict', __var: { at: { __type: 'datetime', __var: 5 } } } },
    };
    expect(downgradeResponse('2025-11-05', 'ti_run', runContext)).toMatchObject({ next_kwargs: encoded });
    const old = { ...runContext, next_kwargs: encoded };
    expect(downgradeResponse('2025-11-05', 'ti_run', old)).toMatchObject({ next_kwargs: encoded });
    const foreign = { ...runContext, next_kwargs: { x: { __classname__: 'my.Own', __version__: 1, __data__: {} } } };
    expect(downgradeResponse('2025-11-05', 'ti_run', foreign)).toMatchObject({ next_kwargs: foreign.next_kwargs });
  });

  it('removes partition keys from asset events', () => {
    const body = {
      asset_events: [{ id: 1, partition_key: 'k', created_dagruns: [{ run_id: 'r', partition_key: 'k' }] }],
    };
    expect(downgradeResponse('2025-11-05', 'get_asset_event_by_asset_alias', body)).toEqual({
      asset_events: [{ id: 1, created_dagruns: [{ run_id: 'r' }] }],
    });
    expect(body.asset_events[0]).toHaveProperty('partition_key');
  });

  it('leaves other answers and null alone', () => {
    expect(downgradeResponse('2025-04-28', 'get_previous_dagrun', null)).toBeNull();
    expect(downgradeResponse('2025-04-28', 'get_variable', { key: 'state' })).toEqual({ key: 'state' });
  });
});
