import { WholeFloat } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { stringifyXCom } from './stringify-xcom.ts';

const serialized = (className: string, data: unknown, version = 1) => ({
  __classname__: className,
  __version__: version,
  __data__: data,
});

/** As Airflow 3.3.2 answered to `deserialize=true` for what a task had pushed. */
test.each([
  [1, 1],
  [null, null],
  [
    [1, 'a', null],
    [1, 'a', null],
  ],
  [{ a: { b: [1] } }, { a: { b: [1] } }],
  [serialized('builtins.tuple', [1, 2]), '(1,2)'],
  [serialized('builtins.set', [1]), '(1)'],
  [serialized('datetime.timedelta', new WholeFloat(3_600), 2), 'datetime.timedelta@version=2(3600.0)'],
  [
    serialized('datetime.datetime', { tz: serialized('builtins.tuple', ['UTC', 'zone', 1, true]), timestamp: 1.5 }, 2),
    'datetime.datetime@version=2(tz=(UTC,zone,1,True), timestamp=1.5)',
  ],
])('%j reads as %j', (value, text) => {
  expect(stringifyXCom(value)).toEqual(text);
});

test("a class of a Dag file is named without the prefix of its module, and Airflow's own classes stay as they are", () => {
  const prefix = `unusual_prefix_${'0a'.repeat(20)}_`;
  expect(stringifyXCom([serialized(`${prefix}dag.Point`, { x: 1, y: 'b' })])).toEqual([
    "dag.Point@version=1(x=1, y='b')",
  ]);
  const asset = serialized('airflow.sdk.definitions.asset.Asset', { name: 'a' });
  expect(stringifyXCom(asset)).toEqual(asset);
});
