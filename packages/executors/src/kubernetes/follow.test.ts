import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListPage, Query, WatchEvent } from './api.ts';
import { type FollowApi, follow } from './follow.ts';
import { KubernetesError } from './kubernetes-error.ts';

interface Thing {
  readonly metadata: { readonly name?: string; readonly resourceVersion: string };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function thing(name: string, resourceVersion: string): Thing {
  return { metadata: { name, resourceVersion } };
}

function event(type: WatchEvent<Thing>['type'], name: string, version: string): WatchEvent<Thing> {
  return { type, object: thing(name, version) };
}

type WatchScript = (onEvent: (event: WatchEvent<Thing>) => void) => Promise<void> | void;

/** Follows a scripted API until the script is used up; answers what was asked and told. */
async function followScript(pages: readonly ListPage<Thing>[], watches: readonly WatchScript[]) {
  const asked: string[] = [];
  const told: string[] = [];
  const stop = new AbortController();
  const [listed, watched] = [[...pages], [...watches]];
  const api = {
    async listPage(_collection: string, _namespace: string | undefined, query: Query) {
      asked.push(`list ${query.continue ?? ''}`.trim());
      return listed.shift() ?? { items: [], metadata: { resourceVersion: '0' } };
    },
    async watch(_collection: string, _namespace: string | undefined, query: Query, onEvent: never) {
      asked.push(`watch ${query.resourceVersion}`);
      const script = watched.shift();
      if (script === undefined) stop.abort();
      else await script(onEvent);
    },
  } as unknown as FollowApi;
  const done = follow<Thing>(
    api,
    { collection: 'pods', namespace: 'n', query: {} },
    {
      replaced: (all) => told.push(`all ${all.map(({ metadata }) => metadata.name).join(' ')}`),
      changed: ({ metadata }) => told.push(`changed ${metadata.name}`),
      removed: ({ metadata }) => told.push(`removed ${metadata.name}`),
      failed: (error, failures) => told.push(`failed ${failures} ${error.message}`),
    },
    stop.signal,
  );
  await vi.runAllTimersAsync();
  await done;
  return { asked, told };
}

const page: ListPage<Thing> = { items: [thing('a', '5')], metadata: { resourceVersion: '10' } };

test('a list is followed by a watch from its version, page by page', async () => {
  const first = { items: [thing('a', '5')], metadata: { resourceVersion: '10', continue: 'more' } };
  const second = { items: [thing('b', '6')], metadata: { resourceVersion: '10' } };
  const { asked, told } = await followScript([first, second], []);
  expect(asked).toEqual(['list', 'list more', 'watch 10']);
  expect(told).toEqual(['all a b']);
});

test('a watch that ended goes on from the last version, that of a bookmark too', async () => {
  const { asked, told } = await followScript(
    [page],
    [
      (onEvent) => {
        onEvent(event('ADDED', 'b', '11'));
        onEvent(event('MODIFIED', 'b', '12'));
        onEvent(event('DELETED', 'a', '13'));
      },
      (onEvent) => onEvent(event('BOOKMARK', '', '40')),
    ],
  );
  expect(asked).toEqual(['list', 'watch 10', 'watch 13', 'watch 40']);
  expect(told).toEqual(['all a', 'changed b', 'changed b', 'removed a']);
});

test('a watch that breaks is told and goes on from where it was', async () => {
  const { asked, told } = await followScript(
    [page],
    [
      (onEvent) => {
        onEvent(event('ADDED', 'b', '11'));
        throw new KubernetesError('connection lost', {});
      },
    ],
  );
  expect(asked).toEqual(['list', 'watch 10', 'watch 11']);
  expect(told).toEqual(['all a', 'changed b', 'failed 1 connection lost']);
});

test.each([
  ['as an answer', () => Promise.reject(new KubernetesError('gone', { status: 410 }))],
  [
    'as an event',
    (onEvent: (event: WatchEvent<Thing>) => void) =>
      onEvent({ type: 'ERROR', object: { code: 410, reason: 'Expired', message: 'too old' } as unknown as Thing }),
  ],
])('a version that the server has forgotten, told %s, makes it list again', async (_how, script) => {
  const after = { items: [thing('c', '50')], metadata: { resourceVersion: '50' } };
  const { asked, told } = await followScript([page, after], [script]);
  expect(asked).toEqual(['list', 'watch 10', 'list', 'watch 50']);
  expect(told).toEqual(['all a', 'all c']);
});

test('a version that fails again and again makes it list again', async () => {
  const fails = () => Promise.reject(new KubernetesError('too large resource version', { status: 504 }));
  const { asked } = await followScript([page], [fails, fails, fails, fails, fails]);
  expect(asked).toEqual(['list', ...Array(5).fill('watch 10'), 'list', 'watch 0']);
});
