import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { connectApi } from './support/api.ts';
import { startServer } from './support/server.ts';

const gitClasspath = 'airflow.providers.git.bundles.git.GitDagBundle';

/** A run waits in its first task for a file to appear, so that a push can come between its tasks; each prints its commit's word. */
const dagText = (word: string, gate: string) => `
from __future__ import annotations
import datetime as dt, os, time
from airflow.sdk import DAG, task
from words.word import WORD

with DAG("pinned", schedule=None, start_date=dt.datetime(2024, 1, 1)):
    @task
    def first():
        print("first says", WORD)
        while not os.path.exists("${gate}"):
            time.sleep(0.05)

    @task
    def second():
        print("second says", WORD, "${word}")

    first() >> second()
`;

test('a commit pushed during a run does not change it; the next run has the new one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-git-'));
  const repository = join(folder, 'repository');
  const gate = join(folder, 'gate');
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repository]);
  const commit = async (word: string) => {
    execFileSync('mkdir', ['-p', join(repository, 'words')]);
    await writeFile(join(repository, 'words/__init__.py'), '');
    await writeFile(join(repository, 'words/word.py'), `WORD = "${word}"\n`);
    await writeFile(join(repository, 'pinned.py'), dagText(word, gate));
    git('add', '--all');
    git('-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '--quiet', '--message', word);
    return git('rev-parse', 'HEAD');
  };
  const oldCommit = await commit('old');
  const bundles = [
    {
      name: 'git',
      classpath: gitClasspath,
      kwargs: { repo_url: `file://${repository}`, tracking_ref: 'main', refresh_interval: 1 },
    },
  ];
  await using server = await startServer({
    python: true,
    dags: folder,
    env: { AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST: JSON.stringify(bundles) },
  });
  const api = await connectApi(server.url);
  const bundleVersion = async () => (await api.get<{ bundle_version: string }>('/dags/pinned')).bundle_version;
  await eventually(async () => (await bundleVersion()) === oldCommit, { deadlineSeconds: 90, what: 'the Dag' });
  await api.unpause('pinned');
  const { dag_run_id: before } = await api.trigger('pinned');
  await eventually(async () => (await api.log('pinned', before, 'first')).includes('first says old'), {
    deadlineSeconds: 90,
    what: 'the live log of the first task',
  });

  const newCommit = await commit('new');
  await eventually(async () => (await bundleVersion()) === newCommit, { deadlineSeconds: 90, what: 'the new commit' });
  await writeFile(gate, '');
  const ended = (runId: string) =>
    eventually(
      async () => (await api.runs('pinned')).some((run) => run.dag_run_id === runId && run.state === 'success'),
      {
        deadlineSeconds: 90,
        what: `run ${runId} ended`,
      },
    );
  await ended(before);
  expect(await api.log('pinned', before, 'second')).toContain('second says old old');
  const { dag_run_id: after } = await api.trigger('pinned');
  await ended(after);
  expect(await api.log('pinned', after, 'second')).toContain('second says new new');
  const commits = Object.fromEntries((await api.runs('pinned')).map((run) => [run.dag_run_id, run.bundle_version]));
  expect(commits).toEqual({ [before]: oldCommit, [after]: newCommit });
  await rm(folder, { recursive: true, force: true });
});
