// Three ways to take one way: if and else, switch, and a branch that names what it follows. A short circuit ends the rest.
import { Dag } from '@leeward/sdk';

const dag = new Dag('example_branching_typescript', {
  schedule: '@daily',
  startDate: '2026-01-01',
  tags: ['example', 'branch'],
});

const countRows = dag.task('count_rows', () => 1_200);
const rows = countRows();

const hasRows = dag.task('has_rows', ({ rows: count }: { rows: number }) => count > 0)({ rows });
const load = dag.task('load', () => 'loaded')();
const complain = dag.task('complain', () => 'nothing to load')();
dag.if(hasRows).then(load).else(complain);

const handleLong = dag.bash('handle_long', { command: 'echo a long way' });
const handleShort = dag.bash('handle_short', { command: 'echo a short way' });
const pickPath = dag.task('pick_path', ({ rows: count }: { rows: number }) =>
  count > 1_000 ? handleLong : handleShort,
);
dag.switch(pickPath({ rows })).case(handleLong).case(handleShort);

// Joined again: whatever was not skipped must have succeeded.
const join = dag.empty('join', { triggerRule: 'none_failed_min_one_success' });
join.after(handleLong, handleShort, load, complain);

const weekend = dag.branch('weekend', (_: Record<never, never>, { logicalDate }) =>
  [0, 6].includes((logicalDate ?? new Date()).getUTCDay()) ? 'rest' : ['work', 'lunch'],
)();
weekend.after(join).before(dag.empty('rest'), dag.empty('work'), dag.empty('lunch'));

const isEnough = dag.shortCircuit('is_enough', ({ rows: count }: { rows: number }) => count > 1_000_000);
isEnough({ rows }).before(dag.empty('only_with_a_million_rows'));
