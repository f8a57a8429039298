import type { Dag } from '@leeward/contracts/serialized-dag-reader';

/** The task ids of a group and of the groups in it; undefined where the Dag has no such group. */
export function tasksOfGroup(dag: Dag, groupId: string): string[] | undefined {
  const group = dag.groups.get(groupId);
  if (group === undefined) return undefined;
  return [...group.taskIds, ...group.groupIds.flatMap((inner) => tasksOfGroup(dag, inner) ?? [])];
}
