import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { run, tryRun } from '../cluster/harness/commands.ts';
import { environmentOf, helm, type KubernetesObject, projectFolder, type Rendered, render } from './helm.ts';

/** The containers of the chart that run git-sync, run here with their own environment and arguments. */

let folder: string;
let repository: string;
let commit: string;
beforeAll(async () => {
  await helm();
}, 900_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeward-chart-git-sync-'));
  await run(join(projectFolder, 'image/install.sh'), ['examples'], { env: { PREFIX: folder } });
  repository = `file://${folder}/examples.git`;
  commit = (await run('git', ['-C', join(folder, 'examples.git'), 'rev-parse', 'main'])).trim();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const withRepository = (git: object = {}) =>
  render({ airflow: { dags: { path: join(folder, 'dags'), git: { url: repository, ...git } } } });

async function runContainer(container: KubernetesObject, environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env.PATH, ...environmentOf(container), ...environment } as NodeJS.ProcessEnv;
  const command = [join(projectFolder, 'scripts/leeward.mjs'), ...container.args];
  const result = await tryRun(
    process.execPath,
    container.args.includes('--one-time') ? command : [...command, '--one-time'],
    { env },
  );
  if (result.exitCode !== 0) throw new Error(result.stderr);
  return result.stderr;
}

const dagsFolder = (rendered: Rendered): string =>
  rendered.get('ConfigMap', 'airflow-config').data.AIRFLOW__CORE__DAGS_FOLDER;

it('the sidecar knows every variable that the chart gives it, and fills the folder that the processes read', async () => {
  const rendered = await withRepository();
  const said = await runContainer(rendered.container('airflow-scheduler', 'git-sync'), {
    GITSYNC_HTTP_BIND: '127.0.0.1:0',
  });
  expect(said).not.toContain('is not a variable of git-sync');
  expect(await readdir(dagsFolder(rendered))).toContain('example_bash_operator.ts');
});

it('a task pod fetches the commit that the executor sets, behind a link that names it', async () => {
  const rendered = await withRepository({ branch: 'gone-by-now' });
  await runContainer(rendered.taskPod().spec.initContainers[0], { GITSYNC_REF: commit });
  expect(await readdir(dagsFolder(rendered))).toContain('example_bash_operator.ts');
  expect(await readlink(join(folder, 'dags/repo'))).toMatch(new RegExp(`${commit}$`));
});
