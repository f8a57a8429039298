import type { EventLogResponse } from '@leeward/contracts/rest-api';
import { Link } from 'react-router-dom';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { ofMapIndex } from '../../components/map-index.ts';
import table from '../../components/table.module.css';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './audit.module.css';

const text = texts.audit;

interface AuditTableProps {
  entries: readonly EventLogResponse[];
  /** All of one Dag, which then has no column. */
  isOfDag: boolean;
}

export function AuditTable({ entries, isOfDag }: AuditTableProps) {
  const columns = Object.entries(text.columns).filter(([name]) => name !== 'dag' || !isOfDag);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={text.title}>
        <thead>
          <tr>
            <ColumnHeads labels={columns.map(([, label]) => label)} />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.event_log_id}>
              <td>
                <Instant at={entry.when} />
              </td>
              <th scope="row">{entry.event}</th>
              <td>{entry.owner}</td>
              {isOfDag ? null : <td>{dagLink(entry)}</td>}
              <td>{runLink(entry)}</td>
              <td>{taskLink(entry)}</td>
              <td className={classes.details}>
                {entry.extra === null ? null : (
                  <details>
                    <summary>{text.showDetails}</summary>
                    <JsonBlock value={parsed(entry.extra)} />
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dagLink({ dag_id, dag_display_name }: EventLogResponse) {
  return dag_id === null ? null : <Link to={pagePath.dag(dag_id)}>{dag_display_name ?? dag_id}</Link>;
}

function runLink({ dag_id, run_id }: EventLogResponse) {
  return dag_id === null || run_id === null ? run_id : <Link to={pagePath.run(dag_id, run_id)}>{run_id}</Link>;
}

function taskLink({ dag_id, run_id, task_id, map_index }: EventLogResponse) {
  if (task_id === null || dag_id === null || run_id === null) return task_id;
  const index = map_index ?? -1;
  return (
    <Link to={pagePath.task(dag_id, run_id, task_id, index)}>
      {task_id}
      {ofMapIndex(index)}
    </Link>
  );
}

/** The request's fields, which are JSON; what the control plane says of itself is a sentence. */
function parsed(extra: string): unknown {
  try {
    return JSON.parse(extra);
  } catch {
    return extra;
  }
}
