import type { UiGridRun } from '@leeward/contracts/ui-api';
import { Link } from 'react-router-dom';
import { StateIcon } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { formatDay, formatInstant, secondsOf } from '../../time/format.ts';
import { useNow } from '../../time/now.tsx';
import { useZone } from '../../time/zone.tsx';
import { pagePath } from '../paths.ts';
import classes from './grid.module.css';

const tallest = 44;
const lowest = 5;

interface GridHeadProps {
  runs: readonly UiGridRun[];
  chosenRunId: string | undefined;
  activeColumn: number | undefined;
}

/** The line of the runs: each a bar as tall as it was long, below it its state. */
export function GridHead({ runs, chosenRunId, activeColumn }: GridHeadProps) {
  const { zone } = useZone();
  const now = useNow(runs.some(({ start_date, end_date }) => start_date !== null && end_date === null));
  const seconds = runs.map(({ start_date, end_date }) => secondsOf(start_date, end_date, now) ?? 0);
  const longest = Math.max(...seconds, 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    <div role="row" className={classes.head} aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes */}
      <div role="columnheader" className={classes.corner} tabIndex={-1}>
        {texts.dag.task}
      </div>
      {runs.map((run, column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
        // biome-ignore lint/a11y/useFocusableInteractive: the link in it takes the focus
        <div key={run.run_id} role="columnheader" className={classes.column} data-chosen={run.run_id === chosenRunId}>
          <Link
            to={pagePath.run(run.dag_id, run.run_id)}
            replace
            className={classes.run}
            data-row={-1}
            data-column={column}
            tabIndex={activeColumn === column ? 0 : -1}
            aria-label={texts.run.label(run.run_id, run.state)}
            aria-current={run.run_id === chosenRunId ? 'true' : undefined}
          >
            <span className={classes.date}>{dateOf(run, runs[column - 1], zone)}</span>
            <span className={classes.space}>
              <span
                className={classes.bar}
                style={{
                  height: lowest + ((seconds[column] ?? 0) / longest) * (tallest - lowest),
                  background: `var(--state-${run.state})`,
                }}
              />
            </span>
            <StateIcon state={run.state} />
          </Link>
        </div>
      ))}
    </div>
  );
}

/** The day where a new one begins, so that the line stays calm. */
function dateOf(run: UiGridRun, before: UiGridRun | undefined, zone: string): string {
  const at = run.logical_date ?? run.run_after;
  const day = formatDay(at, zone);
  const dayBefore = before === undefined ? undefined : formatDay(before.logical_date ?? before.run_after, zone);
  return day === dayBefore ? formatInstant(at, zone).slice(11, 16) : day.slice(5);
}
