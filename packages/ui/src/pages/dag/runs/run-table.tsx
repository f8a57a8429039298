import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { Link } from 'react-router-dom';
import { Choose, ChooseAll } from '../../../components/choose-cells.tsx';
import { ColumnHeads } from '../../../components/column-heads.tsx';
import { Commit } from '../../../components/commit.tsx';
import { StateLabel } from '../../../components/state-icon.tsx';
import table from '../../../components/table.module.css';
import type { Chosen } from '../../../components/use-chosen.ts';
import { runTypeNames, texts } from '../../../texts.ts';
import { Duration, Instant } from '../../../time/instant.tsx';
import { pagePath } from '../../paths.ts';
import classes from './run-list.module.css';

interface RunTableProps {
  runs: readonly DAGRunResponse[];
  /** Undefined for people who may do nothing with what they would choose. */
  chosen: Chosen | undefined;
}

export function RunTable({ runs, chosen }: RunTableProps) {
  const all = runs.map(({ dag_run_id }) => dag_run_id);
  const hasPartitions = runs.some(({ partition_key }) => partition_key !== null);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={texts.dag.runs}>
        <thead>
          <tr>
            <ChooseAll label={texts.bulkRuns.chooseAll} ids={all} chosen={chosen} />
            <ColumnHeads
              labels={[
                texts.run.state,
                texts.run.title,
                texts.run.type,
                hasPartitions ? texts.run.dateOrPartition : texts.run.logicalDate,
                texts.run.started,
                texts.run.duration,
                texts.run.version,
                texts.run.commit,
                texts.run.note,
              ]}
            />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.dag_run_id} data-chosen={chosen?.has(run.dag_run_id)}>
              <Choose label={texts.bulkRuns.choose(run.dag_run_id)} id={run.dag_run_id} chosen={chosen} />
              <td>
                <StateLabel state={run.state} />
              </td>
              <th scope="row">
                <Link to={pagePath.run(run.dag_id, run.dag_run_id)}>{run.dag_run_id}</Link>
              </th>
              <td>{runTypeNames[run.run_type]}</td>
              <td>{run.partition_key ?? <Instant at={run.logical_date} />}</td>
              <td>
                <Instant at={run.start_date} />
              </td>
              <td>
                <Duration start={run.start_date} end={run.end_date} />
              </td>
              <td>{run.dag_versions.at(-1)?.version_number}</td>
              <td>{run.bundle_version === null ? null : <Commit version={run.bundle_version} />}</td>
              <td>{run.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
