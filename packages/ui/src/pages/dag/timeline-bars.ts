import type { UiGridCell } from '@leeward/contracts/ui-api';

interface TimelineBar {
  cell: UiGridCell;
  /** Parts of the whole, from 0 to 1. */
  from: number;
  length: number;
}

export interface Timeline {
  bars: TimelineBar[];
  /** When it begins and ends, in ms. */
  start: number;
  end: number;
}

/** The tasks of a run that started, in the order in which they did, between the first start and the last end; `now` ends what runs. */
export function timelineOf(cells: readonly UiGridCell[], now: Date): Timeline | undefined {
  const started = cells.flatMap((cell) => {
    if (cell.start_date === null) return [];
    const from = Date.parse(cell.start_date);
    const to = cell.end_date === null ? now.getTime() : Date.parse(cell.end_date);
    return [{ cell, from, to: Math.max(from, to) }];
  });
  if (started.length === 0) return undefined;
  started.sort((one, other) => one.from - other.from || one.cell.task_id.localeCompare(other.cell.task_id));
  const start = started[0]!.from;
  const end = started.reduce((latest, { to }) => Math.max(latest, to), start);
  const whole = Math.max(1, end - start);
  return {
    start,
    end,
    bars: started.map(({ cell, from, to }) => ({ cell, from: (from - start) / whole, length: (to - from) / whole })),
  };
}
