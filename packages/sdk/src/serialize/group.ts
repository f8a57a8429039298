import type { GroupNode } from '../definition/graph.ts';

/** A group and all below it, as Airflow's TaskGroupSerialization writes it. */
export function encodeGroup(group: GroupNode): Record<string, unknown> {
  return {
    _group_id: group.label,
    group_display_name: group.displayName,
    prefix_group_id: group.prefixGroupId,
    tooltip: group.tooltip,
    ui_color: 'CornflowerBlue',
    ui_fgcolor: '#000',
    children: Object.fromEntries(
      group.children.map((child) =>
        child.type === 'task' ? [child.id, ['operator', child.id]] : [child.id, ['taskgroup', encodeGroup(child)]],
      ),
    ),
    upstream_group_ids: [...group.upstreamGroupIds].sort(),
    downstream_group_ids: [...group.downstreamGroupIds].sort(),
    upstream_task_ids: [...group.upstreamTaskIds].sort(),
    downstream_task_ids: [...group.downstreamTaskIds].sort(),
  };
}
