// Workload A of bench/: forty light tasks in a row. The twin of bench_light40 in Python.
import { Dag, type TaskRef } from '@leeward/sdk';

const dag = new Dag('ts_light40', { schedule: null, startDate: '2024-01-01', tags: ['bench'] });

function fibonacci(n: number): number {
  return n <= 1 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

let previous: TaskRef<number> | undefined;
for (let index = 0; index < 40; index++) {
  const task = dag.task(`t${String(index).padStart(3, '0')}`, () => fibonacci(10))();
  previous?.before(task);
  previous = task;
}
