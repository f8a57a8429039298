import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergePods, type PodJson } from './merge-pods.ts';
import { labelValue } from './names.ts';

// Recorded by test/conformance/record-pods.py.
const { merges, labels } = JSON.parse(
  readFileSync(new URL('../../test-data/generated/pods.json', import.meta.url), 'utf8'),
) as {
  merges: { base: PodJson; override: PodJson; merged: PodJson }[];
  labels: Record<string, string>;
};

test.each(merges.map((merge, index) => ({ ...merge, index })))(
  'a pod is laid over another as Airflow does: case $index',
  ({ base, override, merged }) => {
    expect(mergePods(base, override)).toEqual(merged);
  },
);

test('labels are made of ids as Airflow does, but for those that Kubernetes would refuse', () => {
  // Of a text without a legal character Airflow makes `-` and a hash.
  const expected = Object.entries(labels).map(([text, label]) => [text, label.replace(/^-/, '')]);
  expect(Object.keys(labels).map((text) => [text, labelValue(text)])).toEqual(expected);
});
