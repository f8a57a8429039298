import type { UiGridCell, UiStructure } from '@leeward/contracts/ui-api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { runCellsQuery, structureQuery } from '../../api/queries.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import table from '../../components/table.module.css';
import { useTitle } from '../../components/use-title.ts';
import { stateNames, texts } from '../../texts.ts';
import { Duration, Instant, Sentence } from '../../time/instant.tsx';
import { groupState, taskIdsOfGroup } from '../dag/grid-rows.ts';
import { pagePath } from '../paths.ts';
import { ActionHeader } from '../task-instance/action-header.tsx';
import classes from './task-group-page.module.css';

const text = texts.group;

/** The tasks of a group in a run, and what may be done to all of them at once. */
export default function TaskGroupPage() {
  const { dagId = '', runId = '', groupId = '' } = useParams();
  const structure = useQuery(structureQuery(dagId));
  const cells = useQuery(runCellsQuery(dagId, runId));
  useTitle(`${groupId} · ${dagId}`);
  return (
    <QueryView query={structure}>
      {(graph) => (
        <QueryView query={cells}>
          {(run) => <Group structure={graph} runId={runId} groupId={groupId} cells={run.cells} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface GroupProps {
  structure: UiStructure;
  runId: string;
  groupId: string;
  /** Of all tasks of the run. */
  cells: readonly UiGridCell[];
}

function Group({ structure, runId, groupId, cells }: GroupProps) {
  const { dag_id: dagId } = structure;
  const group = structure.groups.find(({ group_id }) => group_id === groupId);
  if (group === undefined) return <Empty title={text.unknown} />;
  const taskIds = taskIdsOfGroup(structure, groupId);
  const cellOf = new Map(cells.map((cell) => [cell.task_id, cell]));
  const shown = taskIds.flatMap((taskId) => cellOf.get(taskId) ?? []);
  return (
    <>
      <ActionHeader
        crumbs={[
          [pagePath.dag(dagId), structure.dag_display_name],
          [pagePath.run(dagId, runId), runId],
        ]}
        title={text.named(groupId)}
        state={groupState(shown.map(({ state }) => state ?? 'none'))}
        target={{ dagId, runId, groupId, taskIds }}
      >
        {text.count(shown.length)}
      </ActionHeader>
      {group.tooltip === '' ? null : <p className={classes.tooltip}>{group.tooltip}</p>}
      {shown.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <Tasks structure={structure} runId={runId} groupId={groupId} cells={shown} />
      )}
    </>
  );
}

function Tasks({ structure, runId, groupId, cells }: GroupProps) {
  const operators = new Map(structure.tasks.map(({ task_id, operator }) => [task_id, operator]));
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={text.named(groupId)}>
        <thead>
          <tr>
            <ColumnHeads labels={[text.task, text.state, text.started, text.duration, text.operator, text.why]} />
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell.task_id}>
              <th scope="row" className={classes.task}>
                <Link to={pagePath.task(structure.dag_id, runId, cell.task_id)}>
                  {cell.task_display_name}
                  {cell.is_mapped ? ' [ ]' : ''}
                </Link>
              </th>
              <td>
                <StateLabel state={cell.state ?? 'none'} detail={countsOf(cell)} />
              </td>
              <td className={classes.whole}>
                <Instant at={cell.start_date} />
              </td>
              <td className={classes.whole}>
                <Duration start={cell.start_date} end={cell.end_date} />
              </td>
              <td>{operators.get(cell.task_id)}</td>
              <td className={classes.why}>{cell.reason === null ? null : <Sentence text={cell.reason.message} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many of a mapped task's instances are in which state. */
function countsOf({ states }: UiGridCell): string | undefined {
  if (states === null) return undefined;
  return Object.entries(states)
    .map(([state, count]) => `${count} ${stateNames[state as keyof typeof stateNames]}`)
    .join(', ');
}
