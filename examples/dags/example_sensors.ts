// Tasks that wait: a sensor is asked again and again, and gives its slot back in between.
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dag } from '@leeward/sdk';

const dag = new Dag('example_sensors_typescript', { schedule: null, tags: ['example', 'sensors'] });

const file = join(tmpdir(), 'leeward-example-sensor');

const makeLater = dag.bash('make_file', { command: `sleep 3; touch ${file}` });

const seen = dag.sensor(
  'file_is_there',
  () =>
    access(file).then(
      () => true,
      () => false,
    ),
  { pokeInterval: { seconds: 2 }, timeout: { minutes: 5 } },
)();

// A short wait may keep its slot; where it runs out of time, the task is skipped.
const impatient = dag.sensor('never_there', () => false, {
  mode: 'poke',
  pokeInterval: 0.5,
  timeout: 2,
  softFail: true,
})();

dag.bash('remove_file', { command: `rm ${file}` }).after(makeLater, seen);
dag.empty('skipped_too').after(impatient);
