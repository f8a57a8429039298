import type { UiBundles, UiComponents } from '@leeward/contracts/ui-api';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { twoStepsInPython, twoStepsInTypeScript, waitingDag } from './support/dags.ts';
import { type Gate, makeGate } from './support/gate.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { commitOfRun, openLog, openUi, unpause } from './support/person.ts';
import { makeRelease, type Release } from './support/release.ts';
import { attemptsOf, dagIsOf, dagIsThere, isOver, minutes, runIsOver, watchTaskPods } from './support/runs.ts';
import { hiddenValues, shownText } from './support/secrets.ts';

const example = 'example_bash_operator';
/** Airflow's own file, as its provider publishes it and as it is in the image. */
const exampleFile =
  "import sysconfig; print(sysconfig.get_path('purelib') + '/airflow/providers/standard/example_dags/example_bash_operator.py')";
const longTest = { timeout: 900_000 };

let release: Release;
let git: GitServer;
let gate: Gate;
let api: Api;

beforeAll(async () => {
  const cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  gate = await makeGate(cluster);
  git = await startGitServer(cluster.hostAddress);
  await git.push({
    'dags/two_steps.ts': twoStepsInTypeScript('the old', gate.url),
    'dags/looked_at.py': waitingDag('looked_at', gate.url),
    ...twoStepsInPython('the old', gate.url),
  });
  release = await makeRelease(cluster, 'git-server');
  await release.install('--set', `airflow.dags.git.url=${git.url}`, '--set', 'airflow.dags.git.wait=1');
  api = await release.logIn();
});

afterAll(async () => {
  await gate[Symbol.asyncDispose]();
  await git[Symbol.asyncDispose]();
  await release.remove();
});

async function inScheduler(...command: string[]): Promise<string> {
  return release.kubectl('exec', 'deployment/airflow-scheduler', '--container', 'dag-processor', '--', ...command);
}

test(
  "Airflow's own Python example runs in pods: unpaused it has one run, since it does not catch up, and a second is triggered",
  longTest,
  async () => {
    const file = (await inScheduler('/opt/leeward/python/bin/python', '-c', exampleFile)).trim();
    const commit = await git.push({ [`dags/${example}.py`]: await inScheduler('cat', file) });
    await dagIsThere(api, example);
    await using browser = await openUi(release);
    const { page } = browser;
    await unpause(page, example);
    await page.getByRole('button', { name: `Trigger ${example}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Trigger' }).click();
    await page.waitForURL(/\/runs\/manual__/);
    const seen = await watchTaskPods(release, async () => {
      const runs = await api.runs(example);
      return runs.length === 2 && runs.every(isOver);
    });
    await page
      .getByRole('complementary', { name: /^Run manual__/ })
      .getByText('success', { exact: true })
      .waitFor();
    const runs = await api.runs(example);
    expect(runs.map(({ state, run_type }) => `${run_type} ${state}`).sort()).toEqual([
      'manual success',
      'scheduled success',
    ]);
    expect(seen.size).toBe(16);
    for (const { dag_run_id: runId } of runs) {
      expect(await commitOfRun(release, page, example, runId)).toBe(commit);
      const log = await openLog(release, page, example, runId, 'runme_1');
      await log.getByText(`${example}__runme_1__`).first().waitFor();
      await log.getByText('Complete').waitFor();
      expect(await api.log(example, runId, 'show_dag_folder_stats')).toMatch(/found \d+ Dag file/);
    }
  },
);

test(
  'a log is read while its task runs; a commit pushed during a run does not change that run, the next run has it',
  longTest,
  async () => {
    const dags = ['two_steps', 'two_steps_python'];
    const old = (await dagIsThere(api, 'two_steps')).bundle_version as string;
    const before = new Map<string, string>();
    for (const dag of dags) {
      await dagIsOf(api, dag, old);
      await api.unpause(dag);
      before.set(dag, (await api.trigger(dag)).dag_run_id);
    }
    await gate.arrivals('typescript', 'python');
    await using browser = await openUi(release);
    const { page } = browser;
    for (const dag of dags) {
      const log = await openLog(release, page, dag, before.get(dag) ?? '', 'first');
      await log.getByText('first says the old').waitFor();
      await log.getByText('Following').waitFor();
    }
    const pushed = await git.push({
      'dags/two_steps.ts': twoStepsInTypeScript('the new', gate.url),
      ...twoStepsInPython('the new', gate.url),
    });
    for (const dag of dags) await dagIsOf(api, dag, pushed);
    gate.open('typescript');
    gate.open('python');
    await page
      .getByRole('region', { name: /^Log of first/ })
      .getByText('Complete')
      .waitFor();

    for (const [dag, runId] of before) {
      expect(await runIsOver(api, dag, runId)).toMatchObject({ state: 'success', bundle_version: old });
      expect(await api.log(dag, runId, 'second')).toContain('second says the old');
      expect(await commitOfRun(release, page, dag, runId)).toBe(old);
      const { dag_run_id: after } = await api.trigger(dag);
      expect(await runIsOver(api, dag, after)).toMatchObject({ state: 'success', bundle_version: pushed });
      for (const task of ['first', 'second']) expect(await api.log(dag, after, task)).toContain(`${task} says the new`);
      expect(await commitOfRun(release, page, dag, after)).toBe(pushed);
    }
  },
);

/**
 * Five minutes without a git server are six tries: the second at once, the others after pauses of 20 to 160 s
 * (lifecycle/src/decide/loss.test.ts). Here it is away until the first pause, which is every phase once.
 */
test(
  'while the git server is away runs wait with the reason, what is there goes on, and nothing is lost',
  longTest,
  async () => {
    await git.stop();
    const { dag_run_id: runId } = await api.trigger('two_steps');
    const waiting = await eventually('it waits for its third try', 3 * minutes, async () => {
      const attempts = await attemptsOf(api, 'two_steps', runId, 'first');
      return attempts.at(-1)?.state === 'up_for_retry' ? attempts : undefined;
    });
    for (const { reason } of waiting) {
      expect(reason).toMatchObject({ code: 'init_container_failed' });
      expect(reason?.message).toMatch(/^Init container git-sync ended with 1: .*(refused|unable to connect)/is);
    }
    expect(waiting.at(-1)?.reason?.message).toMatch(/ It is tried again at \d{4}-/);
    expect(await inScheduler('sh', '-c', 'cat /usr/local/airflow/dags/repo/dags/words.py')).toContain('the new');
    expect(await problemOfDags()).toMatch(/^git-sync: .*(refused|unable to connect)/is);
    git.start();
    expect((await runIsOver(api, 'two_steps', runId)).state).toBe('success');
    await eventually(
      'the bundle is up to date',
      1 * minutes,
      async () => (await problemOfDags()) === null || undefined,
    );
    const [, , last] = await attemptsOf(api, 'two_steps', runId, 'first');
    expect(last).toMatchObject({ state: 'success', try_number: 3 });
    const pushed = await git.push({ 'dags/words.py': 'SAYS = "the newest"\n' });
    await eventually('every component reads the newest commit', 1 * minutes, async () => {
      const { components } = await api.ui<UiComponents>('/components');
      const readers = components.filter(({ bundle_versions: versions }) => Object.values(versions).includes(pushed));
      const kinds = readers.map(({ kind }) => kind).sort();
      return kinds.join() === 'api_server,dag_processor,triggerer' ? true : undefined;
    });
    await dagIsOf(api, 'two_steps_python', pushed);
    await using browser = await openUi(release);
    const { page } = browser;
    await page.goto(`${await release.url()}/components`);
    for (const kind of ['API server', 'Dag processor', 'Triggerer']) {
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: kind }) });
      await row
        .getByRole('button', { name: `Copy ${pushed}` })
        .first()
        .waitFor();
    }
  },
);

/** Why the Dags are not up to date; null where they are. */
async function problemOfDags(): Promise<string | null> {
  const { bundles } = await api.ui<UiBundles>('/bundles');
  expect(bundles.map(({ name }) => name)).toEqual(['dags-folder']);
  return bundles[0]!.problem;
}

/** What a shell in a container tells about its process: user, no new privileges, capabilities, seccomp, and whether / is writable. */
const confinement =
  "echo user $(id -u); grep -E '^(NoNewPrivs|CapEff|CapBnd|Seccomp):' /proc/self/status | tr '\\t' ' '; touch /probe 2>/dev/null && echo writable || echo read-only";

test('pods run as little as they say, and no credential is where it does not belong', longTest, async () => {
  await dagIsThere(api, 'looked_at');
  await api.unpause('looked_at');
  const { dag_run_id: runId } = await api.trigger('looked_at');
  await gate.arrivals('looked_at');
  // The kubelet tells up to a second late that the task runs, which has come to its gate by then.
  const items = await eventually('the pod of the task is told to run', 1 * minutes, async () => {
    const running = await runningPods();
    return running.some(isWorker) ? running : undefined;
  });
  const containers = items.flatMap(({ metadata, spec }) =>
    spec.containers.map(({ name }) => [metadata.name, name] as const),
  );
  expect(containers.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['webserver', 'git-sync', 'scheduler', 'dag-processor', 'triggerer', 'postgresql', 'base']),
  );
  const inContainer = (pod: string, container: string, script: string) =>
    release.kubectl('exec', pod, '--container', container, '--', 'sh', '-c', script);
  for (const [pod, container] of containers) {
    const lines = (await inContainer(pod, container, confinement)).trim().split('\n');
    expect(lines.sort(), `${pod} ${container}`).toEqual([
      'CapBnd: 0000000000000000',
      'CapEff: 0000000000000000',
      'NoNewPrivs: 1',
      'Seccomp: 2',
      'read-only',
      'user 50000',
    ]);
  }

  const hidden = await hiddenValues(release);
  expect(hidden.length).toBeGreaterThanOrEqual(6);
  const worker = items.find(isWorker)?.metadata.name ?? '';
  const environment = await inContainer(
    worker,
    'base',
    'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr "\\0" "\\n"',
  );
  expect(environment).toContain('--json-path');
  // Airflow's modules want some address of a database: a task's is one of nothing.
  expect(environment).not.toMatch(/SQL_ALCHEMY_CONN=(?!sqlite:\/\/\n)|FERNET_KEY=.|JWT_SECRET=./);
  expect(await inContainer(worker, 'base', 'ls /var/run/secrets/kubernetes.io 2>/dev/null || echo none')).toBe(
    'none\n',
  );
  const shown = `${await shownText(release)}\n${environment}\n${await api.log('looked_at', runId, 'wait')}`;
  expect(shown).toContain('looked_at waits');
  expect(hidden.filter(({ value }) => shown.includes(value)).map(({ name }) => name)).toEqual([]);
  gate.open('looked_at');
  expect((await runIsOver(api, 'looked_at', runId)).state).toBe('success');
});

async function runningPods(): Promise<PodWithContainers[]> {
  return JSON.parse(await release.kubectl('get', 'pods', '--field-selector', 'status.phase=Running', '-o', 'json'))
    .items;
}

const isWorker = ({ metadata }: PodWithContainers) => metadata.labels.app === 'airflow-worker';

interface PodWithContainers {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly name: string }[] };
}
