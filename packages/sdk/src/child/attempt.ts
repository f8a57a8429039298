import type { StartupDetails } from '@leeward/contracts/supervisor';
import type { TaskContext } from '../context.ts';
import type { Dag } from '../definition/dag.ts';
import type { TaskNode } from '../definition/graph.ts';
import type { Channel } from './channel.ts';
import type { KillSwitch } from './kill-switch.ts';
import type { XComPlace } from './task-context.ts';

/** One attempt of one task, as the parts of the runner share it. */
export interface Attempt {
  readonly details: StartupDetails;
  readonly dag: Dag;
  readonly task: TaskNode;
  readonly context: TaskContext;
  readonly channel: Channel;
  readonly killSwitch: KillSwitch;
  /** Where this task's own XComs lie. */
  readonly place: XComPlace;
}
