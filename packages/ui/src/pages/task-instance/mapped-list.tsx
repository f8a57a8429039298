import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { mappedQuery, type TaskInstanceKey } from '../../api/queries.ts';
import { QueryView } from '../../components/query-view.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { Duration, Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './task-instance-page.module.css';

/** The task instances that a mapped task became. */
export function MappedList({ taskKey }: { taskKey: TaskInstanceKey }) {
  const query = useQuery(mappedQuery(taskKey));
  const { dagId, runId, taskId } = taskKey;
  return (
    <QueryView query={query}>
      {({ task_instances }) => (
        <table className={classes.table} aria-label={texts.task.mapped}>
          <thead>
            <tr>
              <th scope="col">{texts.task.mapIndex}</th>
              <th scope="col">{texts.task.facts.state}</th>
              <th scope="col">{texts.task.facts.started}</th>
              <th scope="col">{texts.task.facts.duration}</th>
              <th scope="col">{texts.task.facts.tries}</th>
            </tr>
          </thead>
          <tbody>
            {task_instances.map((instance) => (
              <tr key={instance.map_index}>
                <th scope="row">
                  <Link to={pagePath.task(dagId, runId, taskId, instance.map_index)}>
                    {instance.rendered_map_index ?? texts.task.instance(instance.map_index)}
                  </Link>
                </th>
                <td>
                  <StateLabel state={instance.state ?? 'none'} />
                </td>
                <td>
                  <Instant at={instance.start_date} />
                </td>
                <td>
                  <Duration start={instance.start_date} end={instance.end_date} />
                </td>
                <td>{instance.try_number}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </QueryView>
  );
}
