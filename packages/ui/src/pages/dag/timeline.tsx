import { isFinished } from '@leeward/contracts/states';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { runCellsQuery } from '../../api/queries.ts';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { stateNames, texts } from '../../texts.ts';
import { formatDuration, formatInstant, secondsOf } from '../../time/format.ts';
import { useNow } from '../../time/now.tsx';
import { useZone } from '../../time/zone.tsx';
import { pagePath } from '../paths.ts';
import classes from './timeline.module.css';
import { timelineOf } from './timeline-bars.ts';

const rowHeight = 26;

/** When each task of a run ran, one below the other. */
export function Timeline({ dagId, runId }: { dagId: string; runId: string | undefined }) {
  const query = useQuery({ ...runCellsQuery(dagId, runId ?? ''), enabled: runId !== undefined });
  if (runId === undefined) return <Empty title={texts.dag.noRuns} />;
  return <QueryView query={query}>{({ cells }) => <Bars dagId={dagId} runId={runId} cells={cells} />}</QueryView>;
}

type BarsProps = { dagId: string; runId: string; cells: Parameters<typeof timelineOf>[0] };

function Bars({ dagId, runId, cells }: BarsProps) {
  const now = useNow(cells.some(({ state, start_date }) => start_date !== null && !isFinished(state)));
  const { zone } = useZone();
  const viewport = useRef<HTMLDivElement>(null);
  const line = timelineOf(cells, now);
  const virtual = useVirtualizer({
    count: line?.bars.length ?? 0,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  if (line === undefined) return <Empty title={texts.dag.nothingStarted} />;
  return (
    <div className={classes.box}>
      <div className={classes.scale}>
        <span>{formatInstant(new Date(line.start).toISOString(), zone)}</span>
        <span>{formatDuration((line.end - line.start) / 1_000)}</span>
        <span>{formatInstant(new Date(line.end).toISOString(), zone)}</span>
      </div>
      <div className={classes.viewport} ref={viewport}>
        <ol style={{ height: virtual.getTotalSize() }} aria-label={texts.dag.timeline} className={classes.list}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const { cell, from, length } = line.bars[index]!;
            const state = cell.state ?? 'none';
            const duration = formatDuration(secondsOf(cell.start_date, cell.end_date, now) ?? 0);
            return (
              <li key={cell.task_id} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
                <Link
                  to={pagePath.task(dagId, runId, cell.task_id)}
                  className={classes.name}
                  title={cell.task_display_name}
                >
                  <StateIcon state={state} />
                  <span className={classes.label}>
                    <bdi>{cell.task_display_name}</bdi>
                  </span>
                </Link>
                <span className="visually-hidden">
                  {stateNames[state]}, {duration}
                </span>
                <span className={classes.track} aria-hidden="true">
                  <span
                    className={classes.bar}
                    title={`${stateNames[state]} · ${duration}`}
                    style={{
                      left: `${from * 100}%`,
                      width: `max(3px, ${length * 100}%)`,
                      background: `var(--state-${state})`,
                    }}
                  />
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
