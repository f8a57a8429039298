import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { ApiError } from '../../api/client.ts';
import { type TaskInstanceKey, taskInstanceQuery } from '../../api/queries.ts';
import { QueryView } from '../../components/query-view.tsx';
import { useTitle } from '../../components/use-title.ts';
import { MappedList } from './mapped-list.tsx';
import { TaskHeader } from './task-header.tsx';
import { TaskTabs } from './task-tabs.tsx';

export default function TaskInstancePage() {
  const { dagId = '', runId = '', taskId = '', mapIndex } = useParams();
  const key: TaskInstanceKey = { dagId, runId, taskId, mapIndex: mapIndex === undefined ? -1 : Number(mapIndex) };
  const query = useQuery(taskInstanceQuery(key));
  useTitle(`${taskId} · ${dagId}`);
  if (key.mapIndex < 0 && isMapped(query.error)) {
    return (
      <>
        <TaskHeader taskKey={key} />
        <MappedList taskKey={key} />
      </>
    );
  }
  return (
    <QueryView query={query}>
      {(instance) => (
        <>
          <TaskHeader taskKey={key} instance={instance} />
          <TaskTabs taskKey={key} instance={instance} />
        </>
      )}
    </QueryView>
  );
}

/** REST API v2 refuses a mapped task without its index with this sentence. */
function isMapped(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404 && error.message.includes('mapped');
}
