import type { TaskNode } from '../graph/dag-graph.ts';
import type { Reason } from './reason.ts';

const namedTasks = 5;

export function waitsForUpstream(upstream: readonly TaskNode[], rule: string, code: string): Reason {
  return { code, message: `Waits for its upstream ${nameTasks(upstream)} (${rule}).`, triggerRule: rule };
}

export function nameTasks(nodes: readonly TaskNode[]): string {
  const ids = nodes.slice(0, namedTasks).map((node) => node.task.taskId);
  return `${ids.join(', ')}${nodes.length > ids.length ? ` and ${nodes.length - ids.length} more` : ''}`;
}
