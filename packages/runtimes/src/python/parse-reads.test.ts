import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRuntimes, type Runtimes } from '../index.ts';
import { dagFile, listener } from '../testing/fixtures.ts';
import { testPython } from '../testing/index.ts';

let runtimes: Runtimes;
let scratch: string;
let bundle: string;
let interpreter: string;

beforeAll(async () => {
  interpreter = await testPython();
  scratch = await mkdtemp(join(tmpdir(), 'leeward-parse-reads-'));
  bundle = join(scratch, 'bundle');
  await mkdir(join(bundle, 'tables'), { recursive: true });
  runtimes = createRuntimes({ python: { interpreter, airflowHome: scratch } });
}, 240_000);

afterAll(async () => {
  await runtimes.close();
  await rm(scratch, { recursive: true });
});

async function looked(file: string, bundlePath = bundle) {
  const outcome = await runtimes.parse({ ...dagFile(file, bundlePath), ...listener(), timeoutSeconds: 60 });
  if (outcome.kind !== 'parsed') throw new Error(outcome.kind);
  expect(outcome.result.import_errors).toEqual({});
  return outcome.looked;
}

const dag = (...lines: string[]) =>
  `${['import os', 'from airflow.sdk import DAG', 'here = os.path.dirname(__file__)', ...lines].join('\n')}\nDAG("a", schedule=None)\n`;

test('a parse tells which files and folders the Dag file read, and which modules of the bundle it imported', async () => {
  await writeFile(join(bundle, 'names.yaml'), '[a]');
  await writeFile(join(bundle, 'tables/one.sql'), 'select 1');
  await writeFile(join(bundle, 'helper.py'), 'HELP = 1\n');
  await writeFile(
    join(bundle, 'reads.py'),
    dag(
      'import glob, importlib, pathlib, yaml',
      'yaml.safe_load(open(f"{here}/names.yaml"))',
      'for name in glob.glob(f"{here}/tables/*.sql"): pathlib.Path(name).read_text()',
      'importlib.import_module("help" + "er")',
      'open(f"{here}/written.txt", "w").write("x")',
    ),
  );
  const { filesRead, outside } = await looked('reads.py');
  const expected = ['helper.py', 'names.yaml', 'reads.py', 'tables', 'tables/one.sql'];
  expect(filesRead).toEqual(expected.map((name) => join(bundle, name)));
  expect(outside).toBe(false);
});

test('a parse that opens a connection of its own looks outside', async () => {
  await writeFile(
    join(bundle, 'connects.py'),
    dag('import socket', 'with socket.socket() as s: s.connect_ex(("127.0.0.1", 9))'),
  );
  expect(await looked('connects.py')).toMatchObject({ outside: true });
});

test("Airflow's own examples look at nothing but themselves", async () => {
  const libraries = join(interpreter, '../../lib');
  const [python] = (await readdir(libraries)).filter((name) => name.startsWith('python3'));
  const examples = join(libraries, python ?? '', 'site-packages/airflow/providers/standard/example_dags');
  const copied = join(scratch, 'examples');
  await cp(examples, copied, { recursive: true });
  for (const file of ['example_bash_operator.py', 'example_python_operator.py', 'example_sensors.py']) {
    expect(await looked(file, copied)).toEqual({ filesRead: [join(copied, file)], outside: false });
  }
});
