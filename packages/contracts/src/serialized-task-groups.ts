/** The tree of task groups of a serialized Dag. */
import { isRecord } from './base-serialization.ts';
import type { TaskGroup } from './dag.ts';
import { readExpansion } from './serialized-expansion.ts';
import { Fields, InvalidSerializedDag } from './serialized-fields.ts';

export type TaskGroups = {
  groups: Map<string, TaskGroup>;
  /** Task id to the groups that it is in, the outermost first. */
  paths: Map<string, readonly string[]>;
};

type Parent = { path: readonly string[]; prefix: string };

/** Flattens the tree under the root group, which has no id and is itself left out. A Dag without the tree has no groups. */
export function readTaskGroups(root: unknown): TaskGroups {
  const result: TaskGroups = { groups: new Map(), paths: new Map() };
  if (root !== undefined && root !== null) readChildren(root, 'dag.task_group', { path: [], prefix: '' }, result);
  return result;
}

type Children = { taskIds: string[]; groupIds: string[] };

function readChildren(group: unknown, place: string, parent: Parent, result: TaskGroups): Children {
  if (!isRecord(group)) throw new InvalidSerializedDag(place, 'a task group', group);
  const children = new Fields(place, [group]).record('children');
  const found: Children = { taskIds: [], groupIds: [] };
  for (const [label, child] of Object.entries(children)) {
    const [kind, value] = Array.isArray(child) ? child : [];
    if (kind === 'operator' && typeof value === 'string') {
      result.paths.set(value, parent.path);
      found.taskIds.push(value);
    } else if (kind === 'taskgroup') {
      found.groupIds.push(readGroup(value, `${place}.children.${label}`, parent, result));
    } else {
      throw new InvalidSerializedDag(`${place}.children.${label}`, '["operator", id] or ["taskgroup", group]', child);
    }
  }
  return found;
}

function readGroup(group: unknown, place: string, parent: Parent, result: TaskGroups): string {
  if (!isRecord(group)) throw new InvalidSerializedDag(place, 'a task group', group);
  const fields = new Fields(place, [group]);
  const label = fields.required('_group_id');
  const groupId = parent.prefix + label;
  const prefix = fields.boolean('prefix_group_id', true) ? `${groupId}.` : '';
  const children = readChildren(group, place, { path: [...parent.path, groupId], prefix }, result);
  result.groups.set(groupId, {
    groupId,
    parentGroupId: parent.path.at(-1) ?? null,
    displayName: fields.string('group_display_name') || label,
    tooltip: fields.string('tooltip', ''),
    ...children,
    expansion: fields.boolean('is_mapped') ? readExpansion(`${place}.expand_input`, group.expand_input) : null,
  });
  return groupId;
}
