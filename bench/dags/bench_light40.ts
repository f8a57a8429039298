// Workload A of bench/: forty light tasks in a row, the twin of bench_light40 in Python; and the same with a process for each task.
import { Dag, type TaskRef } from '@leeward/sdk';

function fibonacci(n: number): number {
  return n <= 1 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

function inARow(dag: Dag): void {
  let previous: TaskRef<number> | undefined;
  for (let index = 0; index < 40; index++) {
    const task = dag.task(`t${String(index).padStart(3, '0')}`, () => fibonacci(10))();
    previous?.before(task);
    previous = task;
  }
}

const common = { schedule: null, startDate: '2024-01-01', tags: ['bench'] };
inARow(new Dag('ts_light40', common));
inARow(new Dag('ts_light40_fresh', { ...common, defaultArgs: { freshProcess: true } }));
