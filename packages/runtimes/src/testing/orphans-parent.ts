/** A process to be killed: it starts one long attempt in each language and tells the processes of the attempts. */
import { createRuntimes } from '../index.ts';
import { dagFile, listener, startupDetails } from './fixtures.ts';

const [, , interpreter = '', airflowHome = '', childEntry = ''] = process.argv;
const runtimes = createRuntimes({
  python: { interpreter, airflowHome },
  node: { childEntry },
  authorEnv: { LEEWARD_TEST_PIDS: `${airflowHome}/pids` },
});
const python = await runtimes.startTask({
  ...dagFile('endings.py'),
  ...listener(),
  startup: startupDetails({ dagId: 'endings', taskId: 'leave_processes', relativePath: 'endings.py' }),
});
const node = await runtimes.startTask({
  ...dagFile('d.ts'),
  ...listener(),
  startup: startupDetails({ dagId: 'd', taskId: 'hang', relativePath: 'd.ts' }),
});
console.log(`started ${python.pid} ${node.pid}`);
