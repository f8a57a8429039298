import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { Link } from 'react-router-dom';
import { Choose, ChooseAll } from '../../components/choose-cells.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import tables from '../../components/table.module.css';
import type { Chosen } from '../../components/use-chosen.ts';
import { texts } from '../../texts.ts';
import { Duration, Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './task-instance-page.module.css';

interface MappedTableProps {
  instances: readonly TaskInstanceResponse[];
  /** By map index; undefined for people who may do nothing with what they would choose. */
  chosen: Chosen | undefined;
}

export function MappedTable({ instances, chosen }: MappedTableProps) {
  const all = instances.map(({ map_index }) => String(map_index));
  return (
    <div className={tables.scroll}>
      <table className={classes.table} aria-label={texts.task.mapped}>
        <thead>
          <tr>
            <ChooseAll label={texts.task.chooseAll} ids={all} chosen={chosen} />
            <th scope="col">{texts.task.mapIndex}</th>
            <th scope="col">{texts.task.facts.state}</th>
            <th scope="col">{texts.task.facts.started}</th>
            <th scope="col">{texts.task.facts.duration}</th>
            <th scope="col">{texts.task.facts.tries}</th>
          </tr>
        </thead>
        <tbody>
          {instances.map((instance) => {
            const { dag_id, dag_run_id, task_id, map_index } = instance;
            const id = String(map_index);
            const name = instance.rendered_map_index ?? texts.task.instance(map_index);
            return (
              <tr key={map_index}>
                <Choose label={texts.task.choose(name)} id={id} chosen={chosen} />
                <th scope="row">
                  <Link to={pagePath.task(dag_id, dag_run_id, task_id, map_index)}>{name}</Link>
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
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
