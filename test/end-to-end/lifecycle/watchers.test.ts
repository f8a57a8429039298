import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetEventResponse, AssetResponse } from '@leeward/contracts/rest-api';
import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { type Api, connectApi } from '../support/api.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const trigger = `
import asyncio
import os

from airflow.triggers.base import BaseEventTrigger, TriggerEvent


class InboxTrigger(BaseEventTrigger):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def serialize(self):
        return "inbox_trigger.InboxTrigger", {"folder": self.folder}

    async def run(self):
        while True:
            for name in sorted(os.listdir(self.folder)):
                yield TriggerEvent({"name": name, "size": 1.0})
                os.remove(os.path.join(self.folder, name))
            await asyncio.sleep(0.1)

    async def cleanup(self):
        open(self.folder + "-left", "w").close()
`;

const dags = `
import json

from airflow.providers.standard.triggers.file import DirectoryFileDeleteTrigger, FileDeleteTrigger
from airflow.sdk import DAG, Asset, AssetWatcher, task
from inbox_trigger import InboxTrigger


def watched(name, trigger):
    return Asset(name, watchers=[AssetWatcher(name=name + "_watcher", trigger=trigger)])


@task
def note(dag_run, triggering_asset_events):
    names = [[a.name, e.extra] for a, events in triggering_asset_events.items() for e in events]
    with open("FOLDER/notes", "a") as file:
        file.write(json.dumps([dag_run.dag_id, names]) + "\\n")


for asset in (
    watched("inbox", InboxTrigger("FOLDER/inbox")),
    watched("flag", FileDeleteTrigger(filepath="FOLDER/flag", poke_interval=0.2)),
    watched("left", DirectoryFileDeleteTrigger(directory="FOLDER/flags", filename="left", poke_interval=0.2)),
    watched("right", DirectoryFileDeleteTrigger(directory="FOLDER/flags", filename="right", poke_interval=0.2)),
):
    with DAG("on_" + asset.name, schedule=[asset]):
        note()
`;

const patience = { deadlineSeconds: 90 };

test('what happens outside becomes events of assets that start runs, also after a death of the server', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-watched-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  for (const name of ['dags', 'inbox', 'flags', 'home']) await mkdir(join(folder, name));
  const dagFile = join(folder, 'dags/watched.py');
  await writeFile(join(folder, 'dags/inbox_trigger.py'), trigger);
  await writeFile(dagFile, dags.replaceAll('FOLDER', folder));
  const start = () => startServer({ dags: join(folder, 'dags'), home: join(folder, 'home'), python: true });
  const put = (path: string) => writeFile(join(folder, path), '');
  const notes = () => {
    const file = join(folder, 'notes');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    return lines.map((line) => JSON.parse(line));
  };
  const noted = (count: number) =>
    eventually(() => notes().length >= count, { ...patience, what: `${count} runs, of which there are ${notes()}` });
  const assets = async (api: Api, query = '') =>
    (await api.get<{ assets: AssetResponse[] }>(`/assets?order_by=id${query}`)).assets;

  const first: RunningServer = await start();
  stack.defer(() => first.end('SIGKILL'));
  let api = await connectApi(first.url);
  await eventually(() => api.get('/dags/on_inbox'), { ...patience, what: 'the Dags' });
  expect((await assets(api)).flatMap((asset) => asset.watchers)).toEqual([]);
  for (const name of ['inbox', 'flag', 'left', 'right']) await api.unpause(`on_${name}`);
  await eventually(async () => (await assets(api)).every((asset) => asset.watchers.length === 1), {
    ...patience,
    what: 'the watchers',
  });
  const inbox = (await assets(api)).find(({ name }) => name === 'inbox')!;
  expect(inbox.watchers).toEqual([
    { name: 'inbox_watcher', trigger_id: expect.any(Number), created_date: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);

  const expected: unknown[] = [];
  const happens = async (path: string, dagId: string, asset: string, payload: unknown) => {
    await put(path);
    expected.push([dagId, [[asset, { from_trigger: true, payload }]]]);
    await noted(expected.length);
    expect(notes()).toEqual(expected);
    await eventually(() => !existsSync(join(folder, path)), { ...patience, what: `the acknowledgement of ${path}` });
  };
  await happens('inbox/one', 'on_inbox', 'inbox', { name: 'one', size: 1 });
  await happens('inbox/two', 'on_inbox', 'inbox', { name: 'two', size: 1 });
  for (const _ of ['a first time', 'a second time']) {
    await happens('flag', 'on_flag', 'flag', true);
    for (const side of ['left', 'right'])
      await happens(`flags/${side}`, `on_${side}`, side, { filepath: join(folder, 'flags', side) });
  }

  // A run that the death finds under way would note itself twice.
  await eventually(async () => (await api.runs('on_right')).every(({ state }) => state === 'success'), patience);
  await first.end('SIGKILL');
  await put('inbox/three');
  await using second = await start();
  api = await connectApi(second.url);
  await happens('inbox/three', 'on_inbox', 'inbox', { name: 'three', size: 1 });
  const { asset_events: events } = await api.get<{ asset_events: AssetEventResponse[] }>(
    `/assets/events?asset_id=${inbox.id}&order_by=timestamp`,
  );
  expect(events.map(({ extra }) => extra?.payload)).toMatchObject(['one', 'two', 'three'].map((name) => ({ name })));
  expect(events[0]).toMatchObject({ source_dag_id: null, source_task_id: null, extra: { from_trigger: true } });

  await rm(join(folder, 'inbox-left'), { force: true });
  await rm(dagFile);
  await eventually(() => existsSync(join(folder, 'inbox-left')), { ...patience, what: 'the end of the trigger' });
  expect(await assets(api, '&only_active=true')).toEqual([]);
  expect((await assets(api, '&only_active=false')).flatMap(({ watchers }) => watchers)).toEqual([]);
});
