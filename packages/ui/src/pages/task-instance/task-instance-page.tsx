import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
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
  return (
    <QueryView query={query}>
      {(instance) =>
        instance === null ? (
          <>
            <TaskHeader taskKey={key} />
            <MappedList taskKey={key} />
          </>
        ) : (
          <>
            <TaskHeader taskKey={key} instance={instance} />
            <TaskTabs taskKey={key} instance={instance} />
          </>
        )
      }
    </QueryView>
  );
}
