import { gridStates, type UiGridTask, type UiStructure } from '@leeward/contracts/ui-api';
import { type GridData, type GridState, tasksIn } from '../../api/grid-states.ts';

interface GridTaskRow {
  kind: 'task';
  id: string;
  /** Within its group. */
  label: string;
  /** Where its group is not seen. */
  name: string;
  depth: number;
  isMapped: boolean;
  operator: string | null;
}

/** A line of the grid: a task, or a group with all that is in it. */
export type GridRow =
  | GridTaskRow
  | { kind: 'group'; id: string; label: string; depth: number; isOpen: boolean; taskIds: readonly string[] };

interface Group {
  id: string;
  label: string;
  members: (string | Group)[];
}

/**
 * The lines in the order of the graph, groups where their first task stands; what is in a closed group is left out. Tasks that runs
 * have and the present graph has not (any more) come last.
 */
export function gridRows(structure: UiStructure, grid: GridData, closed: ReadonlySet<string>): GridRow[] {
  const tasks = new Map(structure.tasks.map((task) => [task.task_id, task]));
  const root = nest(structure);
  const rows: GridRow[] = [];

  function add(member: string | Group, depth: number): void {
    if (typeof member !== 'string') {
      const { id, label } = member;
      const isOpen = !closed.has(id);
      rows.push({ kind: 'group', id, label, depth, isOpen, taskIds: taskIdsOf(member) });
      if (isOpen) for (const inner of member.members) add(inner, depth + 1);
      return;
    }
    const task = tasks.get(member)!;
    rows.push({
      kind: 'task',
      id: member,
      label: task.label,
      name: task.task_display_name,
      depth,
      isMapped: task.is_mapped,
      operator: task.operator,
    });
  }

  for (const member of root.members) add(member, 0);
  for (const { task_id: id, task_display_name: name } of tasksBeyond(tasks, grid)) {
    rows.push({ kind: 'task', id, label: name, name, depth: 0, isMapped: false, operator: null });
  }
  return rows;
}

/** The tasks whose id holds the text, by their whole names, for no group is around them. */
export function filteredRows(rows: readonly GridRow[], wanted: string): GridRow[] {
  const needle = wanted.toLowerCase();
  return rows.flatMap((row) =>
    row.kind === 'task' && row.id.toLowerCase().includes(needle) ? [{ ...row, label: row.name, depth: 0 }] : [],
  );
}

function nest({ tasks, groups }: UiStructure): Group {
  const root: Group = { id: '', label: '', members: [] };
  const made = new Map<string | null, Group>([[null, root]]);
  const declared = new Map(groups.map((group) => [group.group_id, group]));

  function groupOf(id: string | null): Group {
    const known = made.get(id);
    if (known !== undefined || id === null) return known ?? root;
    const declaration = declared.get(id);
    const group: Group = { id, label: declaration?.label ?? id, members: [] };
    made.set(id, group);
    groupOf(declaration?.parent_group_id ?? null).members.push(group);
    return group;
  }

  for (const { task_id, group_id } of tasks) groupOf(group_id).members.push(task_id);
  return root;
}

function taskIdsOf({ members }: Group): string[] {
  return members.flatMap((member) => (typeof member === 'string' ? [member] : taskIdsOf(member)));
}

function tasksBeyond(tasks: ReadonlyMap<string, unknown>, grid: GridData): UiGridTask[] {
  const found = new Map<string, UiGridTask>();
  const seen = new Set<number | null>();
  for (const run of grid.runs) {
    if (seen.has(run.task_set) && Object.keys(run.mapped_states).length === 0) continue;
    seen.add(run.task_set);
    for (const task of tasksIn(grid, run)) if (!tasks.has(task.task_id)) found.set(task.task_id, task);
  }
  return [...found.values()];
}

/** The tasks of a group, those of the groups within it too; none where the graph has no such group. */
export function taskIdsOfGroup(structure: UiStructure, groupId: string): readonly string[] {
  const rows = gridRows(structure, { task_sets: [], runs: [] }, new Set());
  return rows.flatMap((row) => (row.kind === 'group' && row.id === groupId ? row.taskIds : []));
}

/** The state that stands for a group's tasks: the one that matters most; undefined where the run has none of them. */
export function groupState(states: readonly (GridState | undefined)[]): GridState | undefined {
  const present = new Set(states);
  return gridStates.find((state) => present.has(state));
}
