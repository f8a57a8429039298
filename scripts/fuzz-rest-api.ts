// `npm run fuzz`: asks a server of its own what the contract of REST API v2 allows and forbids, with schemathesis, and fails where
// it answers a 500, or a status or a body that neither its contract nor known-answers.ts knows. Further arguments go to schemathesis, such as --max-examples 50.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '@leeward/runtimes';
import { startServer } from '../test/end-to-end/support/server.ts';
import { withKnownAnswers } from './known-answers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = join(root, '.cache/schemathesis');
const packages = ['schemathesis==4.32.5'];
/** So much of what the server said stands below what was found. */
const serverLines = 50;
const checks = ['not_a_server_error', 'status_code_conformance', 'response_schema_conformance'];

const marker = join(environment, '.complete');
if (!existsSync(marker)) {
  const python = await findPython();
  if (python === null) throw new Error('schemathesis needs Python 3.10 or newer');
  execFileSync(python.interpreter, ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(join(environment, 'bin/pip'), ['install', '--quiet', ...packages], { stdio: 'inherit' });
  writeFileSync(marker, '');
}
await using server = await startServer();
const { access_token: token } = (await (await fetch(`${server.url}/auth/token`)).json()) as { access_token: string };
const contract = join(server.home, 'rest-api-v2.json');
const published = readFileSync(join(root, 'packages/contracts/data/rest-api-v2.json'), 'utf8');
writeFileSync(contract, JSON.stringify(withKnownAnswers(JSON.parse(published))));
// Not synchronously: what the server prints must be read, or it waits.
const fuzz = spawn(
  join(environment, 'bin/schemathesis'),
  [
    ...['run', contract, '--url', server.url],
    ...['-H', `Authorization: Bearer ${token}`, '--checks', checks.join(','), '--phases', 'coverage,fuzzing'],
    // It would end the session that all the others use.
    ...['--exclude-path', '/api/v2/auth/logout'],
    // It answers until the run ends, which one of a paused Dag never does.
    ...['--exclude-path', '/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/wait'],
    ...['--continue-on-failure', ...process.argv.slice(2)],
  ],
  { stdio: 'inherit', cwd: server.home },
);
const [code] = (await once(fuzz, 'exit')) as [number | null];
process.exitCode = code ?? 1;
if (code !== 0) console.error(server.output().split('\n').slice(-serverLines).join('\n'));
