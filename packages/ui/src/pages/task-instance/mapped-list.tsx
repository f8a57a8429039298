import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { mappedPerPage, mappedQuery, type TaskInstanceKey } from '../../api/queries.ts';
import { useMe } from '../../api/use-me.ts';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { useChosen } from '../../components/use-chosen.ts';
import { stateNames, texts } from '../../texts.ts';
import { MappedTable } from './mapped-table.tsx';
import { TaskActions } from './task-actions.tsx';
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

/** A page of instances, of which those who may choose some to clear or mark together. */
function Instances({ taskKey, instances }: { taskKey: TaskInstanceKey; instances: readonly TaskInstanceResponse[] }) {
  const { dagId, runId, taskId } = taskKey;
  const { may_change_dags } = useMe();
  const chosen = useChosen(instances.map(({ map_index }) => String(map_index)));
  const mapIndexes = chosen.ids.map(Number);
  return (
    <>
      {mapIndexes.length === 0 ? null : (
        <fieldset className={classes.chosen} aria-label={texts.task.withChosen}>
          <span role="status">{texts.task.chosen(mapIndexes.length)}</span>
          <TaskActions target={{ dagId, runId, taskId, mapIndexes }} />
        </fieldset>
      )}
      <MappedTable instances={instances} chosen={may_change_dags ? chosen : undefined} />
    </>
  );
}
