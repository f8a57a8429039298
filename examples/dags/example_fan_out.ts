// One task, then many at once, then one that takes all their values as a list.
import { Dag } from '@leeward/sdk';

const dag = new Dag('example_fan_out_typescript', {
  schedule: null,
  maxActiveTasks: 8,
  tags: ['example'],
  defaultArgs: { owner: 'numbers' },
});

const limit = dag.task('limit', () => 100)();

const squares = Array.from({ length: 12 }, (_, index) => {
  const square = dag.task(`square_${index}`, ({ limit: most }: { limit: number }) => Math.min(index * index, most));
  return square({ limit });
});

const sum = dag.task('sum', ({ values }: { values: number[] }) => values.reduce((total, value) => total + value, 0));
sum({ values: squares });
