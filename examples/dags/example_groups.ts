// Groups of tasks: an order between groups is an order between the last tasks of one and the first tasks of the other.
import { Dag, type TaskRef } from '@leeward/sdk';

const dag = new Dag('example_groups_typescript', {
  schedule: '@daily',
  startDate: '2026-01-01',
  tags: ['example', 'groups'],
});

const start = dag.empty('start');
const counts: TaskRef<number>[] = [];

const regions = dag.group(
  'regions',
  () => {
    for (const region of ['north', 'south']) {
      dag.group(region, () => {
        const fetched = dag.bash('fetch', { command: `echo "fetching ${region}"` });
        const count = dag.task('count', ({ line }: { line: string }) => line.length);
        counts.push(count({ line: fetched }));
      });
    }
  },
  { tooltip: 'One group a region' },
);
start.before(regions);

const sum = dag.task('sum', ({ values }: { values: number[] }) => values.reduce((total, value) => total + value, 0));
sum({ values: counts });

const cleanUp = dag.group('clean_up', () => {
  dag.bash('files', { command: 'echo files' });
  dag.bash('tables', { command: 'echo tables' });
});
cleanUp.after(regions);
