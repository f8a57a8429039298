import { Link } from 'react-router-dom';
import { pagePath } from '../paths.ts';
import classes from './assets.module.css';

/** Tasks by the Dags that they are in, to which the links lead: a task has a page only in a run. */
export function TaskLinks({ tasks }: { tasks: readonly { dag_id: string; task_id: string }[] }) {
  return (
    <span className={classes.links}>
      {tasks.map(({ dag_id, task_id }) => (
        <Link key={`${dag_id} ${task_id}`} to={pagePath.dag(dag_id)}>
          {dag_id} · {task_id}
        </Link>
      ))}
    </span>
  );
}

export function DagLinks({ dags }: { dags: readonly { dag_id: string }[] }) {
  return (
    <span className={classes.links}>
      {dags.map(({ dag_id }) => (
        <Link key={dag_id} to={pagePath.dag(dag_id)}>
          {dag_id}
        </Link>
      ))}
    </span>
  );
}
