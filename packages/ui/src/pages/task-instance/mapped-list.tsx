import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { mappedPerPage, mappedQuery, type TaskInstanceKey } from '../../api/queries.ts';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import tables from '../../components/table.module.css';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { stateNames, texts } from '../../texts.ts';
import { Duration, Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './task-instance-page.module.css';

/** The task instances that a mapped task became, a page at a time; page and state are in the address. */
export function MappedList({ taskKey }: { taskKey: TaskInstanceKey }) {
  const { search, change, goTo } = useAddress();
  const state = search.get('state') ?? undefined;
  const offset = offsetOf(search, mappedPerPage);
  const query = useQuery(mappedQuery(taskKey, { state, offset }));
  return (
    <>
      <Select
        size="xs"
        w={200}
        mb="sm"
        aria-label={texts.task.filterState}
        placeholder={texts.task.anyState}
        data={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        value={state ?? null}
        onChange={(value) => change('state', value)}
        clearable
      />
      <QueryView query={query}>
        {({ task_instances, total_entries }) => (
          <>
            <Instances taskKey={taskKey} instances={task_instances} />
            <Pager perPage={mappedPerPage} offset={offset} total={total_entries ?? 0} go={goTo} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Instances({ taskKey, instances }: { taskKey: TaskInstanceKey; instances: readonly TaskInstanceResponse[] }) {
  const { dagId, runId, taskId } = taskKey;
  return (
    <div className={tables.scroll}>
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
          {instances.map((instance) => (
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
    </div>
  );
}
