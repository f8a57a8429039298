import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { Breadcrumbs, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { StateLabel } from '../../components/state-icon.tsx';
import { Duration } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import { TaskActions } from './task-actions.tsx';
import classes from './task-instance-page.module.css';

interface TaskHeaderProps {
  taskKey: TaskInstanceKey;
  /** Left out for a mapped task as a whole. */
  instance?: TaskInstanceResponse;
}

/** Where the task instance is, how it is, and what may be done to it. */
export function TaskHeader({ taskKey, instance }: TaskHeaderProps) {
  const { dagId, runId, taskId, mapIndex } = taskKey;
  return (
    <div className={classes.header}>
      <Breadcrumbs separatorMargin={6} className={classes.crumbs ?? ''}>
        <Link to={pagePath.dag(dagId)}>{instance?.dag_display_name ?? dagId}</Link>
        <Link to={pagePath.run(dagId, runId)}>{runId}</Link>
        {mapIndex < 0 ? null : <Link to={pagePath.task(dagId, runId, taskId)}>{taskId}</Link>}
      </Breadcrumbs>
      <div className={classes.row}>
        <Title order={1} className={classes.name ?? ''}>
          {instance?.task_display_name ?? taskId}
          {mapIndex < 0 ? '' : ` [${instance?.rendered_map_index ?? mapIndex}]`}
        </Title>
        {instance === undefined ? null : (
          <>
            <StateLabel state={instance.state ?? 'none'} />
            {instance.start_date === null ? null : (
              <span className={classes.dim}>
                <Duration start={instance.start_date} end={instance.end_date} />
              </span>
            )}
          </>
        )}
        <TaskActions taskKey={taskKey} />
      </div>
    </div>
  );
}
