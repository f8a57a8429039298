import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { Duration } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import { ActionHeader } from './action-header.tsx';

interface TaskHeaderProps {
  taskKey: TaskInstanceKey;
  /** Left out for a mapped task as a whole. */
  instance?: TaskInstanceResponse;
}

export function TaskHeader({ taskKey, instance }: TaskHeaderProps) {
  const { dagId, runId, taskId, mapIndex } = taskKey;
  const name = instance?.task_display_name ?? taskId;
  const start = instance?.start_date ?? null;
  return (
    <ActionHeader
      crumbs={[
        [pagePath.dag(dagId), instance?.dag_display_name ?? dagId],
        [pagePath.run(dagId, runId), runId],
        ...(mapIndex < 0 ? [] : [[pagePath.task(dagId, runId, taskId), taskId] as const]),
      ]}
      title={mapIndex < 0 ? name : `${name} [${instance?.rendered_map_index ?? mapIndex}]`}
      state={instance === undefined ? undefined : (instance.state ?? 'none')}
      target={taskKey}
    >
      {instance === undefined || start === null ? undefined : <Duration start={start} end={instance.end_date} />}
    </ActionHeader>
  );
}
