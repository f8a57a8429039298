import type { UiGridRun } from '@leeward/contracts/ui-api';
import { memo, useMemo } from 'react';
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
  /** All of them, the oldest first. */
  runs: readonly UiGridRun[];
  /** Those in view, which begin with column `from`. */
  shown: readonly UiGridRun[];
  from: number;
  chosenRunId: string | undefined;
  activeColumn: number | undefined;
}

/** The line of the runs: each a bar as tall as it was long, below it its state. */
export const GridHead = memo(function GridHead({ runs, shown, from, chosenRunId, activeColumn }: GridHeadProps) {
  const { zone } = useZone();
  const now = useNow(runs.some(({ start_date, end_date }) => start_date !== null && end_date === null));
  const longest = useMemo(() => Math.max(...runs.map((run) => lengthOf(run, now)), 1), [runs, now]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    <div role="row" className={classes.head} aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes */}
      <div role="columnheader" className={classes.corner} tabIndex={-1}>
        {texts.dag.task}
      </div>
      <div className={classes.before} />
      {shown.map((run, at) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
        // biome-ignore lint/a11y/useFocusableInteractive: the link in it takes the focus
        <div key={run.run_id} role="columnheader" className={classes.column} data-chosen={run.run_id === chosenRunId}>
          <Link
            to={pagePath.run(run.dag_id, run.run_id)}
            replace
            className={classes.run}
            data-row={-1}
            data-column={from + at}
            tabIndex={activeColumn === from + at ? 0 : -1}
            aria-label={texts.run.label(run.run_id, `${run.state}, ${dateOf(run, runs[from + at - 1], zone)}`)}
            aria-current={run.run_id === chosenRunId ? 'true' : undefined}
          >
            <span className={classes.date}>{dateOf(run, runs[from + at - 1], zone)}</span>
            <span className={classes.space}>
              <span
                className={classes.bar}
                style={{
                  height: lowest + (lengthOf(run, now) / longest) * (tallest - lowest),
                  background: `var(--state-${run.state})`,
                }}
              />
            </span>
            <StateIcon state={run.state} />
          </Link>
        </div>
      ))}
      <div className={classes.after} />
    </div>
  );
});

function lengthOf({ start_date, end_date }: UiGridRun, now: Date): number {
  return secondsOf(start_date, end_date, now) ?? 0;
}

/** The day where a new one begins, so that the line stays calm. */
function dateOf(run: UiGridRun, before: UiGridRun | undefined, zone: string): string {
  const at = run.logical_date ?? run.run_after;
  const day = formatDay(at, zone);
  const dayBefore = before === undefined ? undefined : formatDay(before.logical_date ?? before.run_after, zone);
  return day === dayBefore ? formatInstant(at, zone).slice(11, 16) : day.slice(5);
}
