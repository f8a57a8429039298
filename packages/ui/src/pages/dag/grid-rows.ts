import type { UiGridCell, UiGridRun, UiStructure } from '@leeward/contracts/ui-api';
import type { StateName } from '../../components/state-icon.tsx';

/** A line of the grid: a task, or a group with all that is in it. */
export type GridRow =
  | { kind: 'task'; id: string; label: string; depth: number; isMapped: boolean; operator: string | null }
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
export function gridRows(structure: UiStructure, runs: readonly UiGridRun[], closed: ReadonlySet<string>): GridRow[] {
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
      depth,
      isMapped: task.is_mapped,
      operator: task.operator,
    });
  }

  for (const member of root.members) add(member, 0);
  for (const cell of cellsBeyond(tasks, runs)) {
    const { task_id: id, task_display_name: label, is_mapped: isMapped } = cell;
    rows.push({ kind: 'task', id, label, depth: 0, isMapped, operator: null });
  }
  return rows;
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

function cellsBeyond(tasks: ReadonlyMap<string, unknown>, runs: readonly UiGridRun[]): UiGridCell[] {
  const found = new Map<string, UiGridCell>();
  for (const { cells } of runs) {
    for (const cell of cells) if (!tasks.has(cell.task_id)) found.set(cell.task_id, cell);
  }
  return [...found.values()];
}

/** What matters most in a group comes first. */
const weight: readonly StateName[] = [
  'failed',
  'upstream_failed',
  'up_for_retry',
  'up_for_reschedule',
  'queued',
  'awaiting_input',
  'restarting',
  'running',
  'deferred',
  'scheduled',
  'none',
  'success',
  'skipped',
  'removed',
];

/** The state that stands for a group's tasks; undefined where the run has none of them. */
export function groupState(cells: readonly UiGridCell[]): StateName | undefined {
  const states = new Set(cells.map(({ state }) => state ?? 'none'));
  return weight.find((state) => states.has(state));
}
