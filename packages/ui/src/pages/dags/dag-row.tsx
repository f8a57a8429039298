import type { UiDag } from '@leeward/contracts/ui-api';
import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from 'react-router-dom';
import { PlayIcon, WarningIcon } from '../../components/icons.tsx';
import { PauseSwitch } from '../../components/pause-switch.tsx';
import { RunBars } from '../../components/run-bars.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { stateNames, texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './dags-page.module.css';

const text = texts.dags;

interface DagRowProps {
  dag: UiDag;
  /** Undefined for people who may not. */
  onTrigger: (() => void) | undefined;
}

export function DagRow({ dag, onTrigger }: DagRowProps) {
  const last = dag.recent_runs[0];
  return (
    <tr data-paused={dag.is_paused}>
      <td className={classes.on}>
        <PauseSwitch dagId={dag.dag_id} name={dag.dag_display_name} paused={dag.is_paused} />
      </td>
      <th scope="row" className={classes.dag}>
        <Link to={pagePath.dag(dag.dag_id)}>{dag.dag_display_name}</Link>
        {dag.import_error_count > 0 ? (
          <Tooltip label={text.brokenFile}>
            <Link to={pagePath.importErrors} className={classes.broken} aria-label={text.brokenFile}>
              <WarningIcon size={14} />
            </Link>
          </Tooltip>
        ) : null}
        {dag.tags.map(({ name }) => (
          <Link key={name} to={`?tags=${encodeURIComponent(name)}`} className={classes.tag}>
            {name}
          </Link>
        ))}
        {dag.description === null ? null : <div className={classes.description}>{dag.description}</div>}
      </th>
      <td className={classes.schedule}>
        <Tooltip label={dag.timetable_description ?? ''} disabled={dag.timetable_description === null}>
          <span>{dag.timetable_summary ?? text.manual}</span>
        </Tooltip>
      </td>
      <td className={classes.runs}>
        <RunBars runs={dag.recent_runs} label={text.runsOf(dag.dag_display_name)} />
      </td>
      <td className={classes.last}>
        {last === undefined ? (
          <span className={classes.dim}>{texts.never}</span>
        ) : (
          <Link to={pagePath.run(dag.dag_id, last.run_id)} className={classes.lastRun}>
            <StateIcon state={last.state} />
            <span className="visually-hidden">{stateNames[last.state]}</span>
            <Instant at={last.start_date ?? last.run_after} distance />
          </Link>
        )}
        {dag.active_runs_count > 0 ? (
          <span className={classes.dim}>{text.activeRuns(dag.active_runs_count)}</span>
        ) : null}
      </td>
      <td className={classes.next}>
        {dag.next_dagrun_run_after === null ? (
          <span className={classes.dim}>–</span>
        ) : (
          <Instant at={dag.next_dagrun_run_after} />
        )}
      </td>
      <td className={classes.actions}>
        {onTrigger === undefined ? null : (
          <Tooltip label={text.trigger(dag.dag_display_name)}>
            <ActionIcon variant="subtle" aria-label={text.trigger(dag.dag_display_name)} onClick={onTrigger}>
              <PlayIcon />
            </ActionIcon>
          </Tooltip>
        )}
      </td>
    </tr>
  );
}
