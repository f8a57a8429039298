// Workload C of bench/: one task, two hundred at once, one task. The twin of bench_fan200 in Python.
import { Dag } from '@leeward/sdk';

const dag = new Dag('ts_fan200', { schedule: null, startDate: '2024-01-01', maxActiveTasks: 1000, tags: ['bench'] });

const start = dag.task('start', () => 1)();
const end = dag.task('end', () => 2)();
for (let index = 0; index < 200; index++) {
  const work = dag.task(`w${String(index).padStart(3, '0')}`, () => 3);
  work().after(start).before(end);
}
