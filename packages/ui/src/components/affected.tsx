import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { texts } from '../texts.ts';
import classes from './affected.module.css';
import { ofMapIndex } from './map-index.ts';
import { StateIcon } from './state-icon.tsx';

interface AffectedProps {
  /** Undefined while the server is asked. */
  tasks: Partial<TaskInstanceResponse>[] | undefined;
  total: number;
  /** Says of so many what would become of them. */
  sentence(count: number): string;
}

const mostNamed = 100;

/** The task instances that an action would touch. */
export function Affected({ tasks, total, sentence }: AffectedProps) {
  return (
    <div className={classes.box}>
      <span role="status">{tasks === undefined ? texts.loading : sentence(total)}</span>
      {tasks === undefined || tasks.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        <ul className={classes.list} tabIndex={0} aria-label={sentence(total)}>
          {tasks.slice(0, mostNamed).map(({ task_id = '', dag_run_id, map_index = -1, state }) => (
            <li key={`${dag_run_id} ${task_id} ${map_index}`}>
              <StateIcon state={state ?? 'none'} size={12} labelled />
              <span>
                {task_id}
                {ofMapIndex(map_index)}
              </span>
              <span className={classes.run}>{dag_run_id}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
