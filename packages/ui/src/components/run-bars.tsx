import type { UiRun } from '@leeward/contracts/ui-api';
import { Tooltip } from '@mantine/core';
import { Link } from 'react-router-dom';
import { pagePath } from '../pages/paths.ts';
import { runTypeNames, texts } from '../texts.ts';
import { formatDuration, formatInstant, secondsOf } from '../time/format.ts';
import { useNow } from '../time/now.tsx';
import { useZone } from '../time/zone.tsx';
import classes from './run-bars.module.css';
import { useRoving } from './use-roving.ts';

const tallest = 28;
const lowest = 6;

/** The last runs as bars, the newest at the right: as tall as they were long, in the form and colour of their state. */
export function RunBars({ runs, label }: { runs: readonly UiRun[]; label: string }) {
  const now = useNow(runs.some(({ start_date, end_date }) => start_date !== null && end_date === null));
  const roving = useRoving('[data-bar]');
  if (runs.length === 0) return <span className={classes.none}>{texts.dags.noRuns}</span>;
  const seconds = runs.map(({ start_date, end_date }) => secondsOf(start_date, end_date, now) ?? 0);
  const longest = Math.max(...seconds, 1);
  return (
    <fieldset className={classes.bars} aria-label={label} {...roving}>
      {runs
        .map((run, at) => (
          <Bar
            key={run.run_id}
            run={run}
            seconds={seconds[at] ?? 0}
            height={lowest + ((seconds[at] ?? 0) / longest) * (tallest - lowest)}
            first={at === 0}
          />
        ))
        .reverse()}
    </fieldset>
  );
}

function Bar({ run, seconds, height, first }: { run: UiRun; seconds: number; height: number; first: boolean }) {
  const { zone } = useZone();
  const when = formatInstant(run.logical_date ?? run.run_after, zone);
  const text = `${run.state} · ${when} · ${runTypeNames[run.run_type]} · ${formatDuration(seconds)}`;
  return (
    <Tooltip label={text}>
      <Link
        to={pagePath.run(run.dag_id, run.run_id)}
        className={classes.slot}
        data-bar
        tabIndex={first ? 0 : -1}
        aria-label={texts.run.label(run.run_id, text)}
      >
        <span className={classes.bar} data-state={run.state} style={{ height }} />
      </Link>
    </Tooltip>
  );
}
