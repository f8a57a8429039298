import { gridStateLetters, gridStates, type UiGrid, type UiGridRun, type UiGridTask } from '@leeward/contracts/ui-api';

export type GridState = (typeof gridStates)[number];

/** The runs of a grid and the sets of tasks that they have. */
export type GridData = Pick<UiGrid, 'task_sets' | 'runs'>;

const placesOfSets = new WeakMap<readonly UiGridTask[], ReadonlyMap<string, number>>();

/** The state of a task in a run; undefined where the run has not this task. */
export function stateIn(
  { task_sets }: Pick<UiGrid, 'task_sets'>,
  run: UiGridRun,
  taskId: string,
): GridState | undefined {
  const set = run.task_set === null ? undefined : task_sets[run.task_set];
  const at = set === undefined ? undefined : placesOf(set).get(taskId);
  const letter = run.mapped_states[taskId] ?? (at === undefined ? undefined : run.states[at]);
  return letter === undefined ? undefined : gridStates[gridStateLetters.indexOf(letter)];
}

/** The tasks of a run's grid, mapped ones too. */
export function tasksIn({ task_sets }: Pick<UiGrid, 'task_sets'>, run: UiGridRun): UiGridTask[] {
  const set = run.task_set === null ? [] : (task_sets[run.task_set] ?? []);
  const mapped = Object.keys(run.mapped_states).map((task_id) => ({ task_id, task_display_name: task_id }));
  return [...set, ...mapped];
}

/** The grid with one of its runs as a later answer has it. */
export function withRun(grid: UiGrid, answer: UiGrid): UiGrid {
  const [run] = answer.runs;
  if (run === undefined) return grid;
  const set = run.task_set === null ? undefined : answer.task_sets[run.task_set];
  const known = set === undefined ? -1 : grid.task_sets.findIndex((other) => isSameSet(set, other));
  const isNewSet = set !== undefined && known < 0;
  const task_set = set === undefined ? null : isNewSet ? grid.task_sets.length : known;
  return {
    ...grid,
    task_sets: isNewSet ? [...grid.task_sets, set] : grid.task_sets,
    runs: grid.runs.map((before) => (before.run_id === run.run_id ? { ...run, task_set } : before)),
  };
}

function isSameSet(one: readonly UiGridTask[], other: readonly UiGridTask[]): boolean {
  return one.length === other.length && one.every(({ task_id }, at) => other[at]?.task_id === task_id);
}

function placesOf(set: readonly UiGridTask[]): ReadonlyMap<string, number> {
  let places = placesOfSets.get(set);
  if (places === undefined) {
    places = new Map(set.map(({ task_id }, at) => [task_id, at]));
    placesOfSets.set(set, places);
  }
  return places;
}
