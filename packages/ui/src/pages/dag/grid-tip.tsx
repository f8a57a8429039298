import type { UiGridRun } from '@leeward/contracts/ui-api';
import { Portal } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { StateLabel, type StateName } from '../../components/state-icon.tsx';
import { runTypeNames, stateNames, texts } from '../../texts.ts';
import { formatDuration, formatInstant, formatInstantsIn, secondsOf } from '../../time/format.ts';
import { useZone } from '../../time/zone.tsx';
import classes from './grid.module.css';
import type { GridRow } from './grid-rows.ts';

interface Place {
  row: number;
  column: number;
  left: number;
  top: number;
}

export interface ShownTip {
  left: number;
  top: number;
  title: string;
  state: StateName;
  detail: string | undefined;
  lines: string[];
}

const estimatedWidth = 340;

/** One tip for all places of a grid: what is under the pointer or has the focus. */
export function useGridTip(rows: readonly GridRow[], runs: readonly UiGridRun[]) {
  const [place, setPlace] = useState<Place>();
  const { zone } = useZone();

  const show = ({ target }: SyntheticEvent) => {
    const element = (target as HTMLElement).closest<HTMLElement>('[data-row][data-column]');
    if (element === null) return setPlace(undefined);
    const { left, bottom } = element.getBoundingClientRect();
    setPlace({ row: Number(element.dataset.row), column: Number(element.dataset.column), left, top: bottom + 6 });
  };
  const hide = () => setPlace(undefined);

  const shown = place === undefined ? undefined : tipOf(place, rows[place.row], runs[place.column], zone);
  return { shown, handlers: { onMouseOver: show, onFocus: show, onMouseLeave: hide, onBlur: hide, onScroll: hide } };
}

function tipOf(place: Place, row: GridRow | undefined, run: UiGridRun | undefined, zone: string): ShownTip | undefined {
  if (run === undefined) return undefined;
  const at = { left: Math.max(8, Math.min(place.left, window.innerWidth - estimatedWidth)), top: place.top };
  if (row === undefined) {
    const when = formatInstant(run.logical_date ?? run.run_after, zone);
    const lines = [`${runTypeNames[run.run_type]} · ${when}`, run.note ?? ''];
    return { ...at, title: run.run_id, state: run.state, detail: durationOf(run), lines: lines.filter(Boolean) };
  }
  const cell = run.cells.find(({ task_id }) => task_id === row.id);
  if (cell === undefined) return undefined;
  const counts = Object.entries(cell.states ?? {}).map(
    ([state, count]) => `${count} ${stateNames[state as StateName]}`,
  );
  const tries = cell.try_number > 1 ? texts.task.tryLabel(cell.try_number) : '';
  const lines = [
    tries,
    counts.join(', '),
    cell.reason === null ? '' : formatInstantsIn(cell.reason.message, zone),
  ].filter(Boolean);
  return { ...at, title: row.label, state: cell.state ?? 'none', detail: durationOf(cell), lines };
}

function durationOf({ start_date, end_date }: { start_date: string | null; end_date: string | null }) {
  const seconds = secondsOf(start_date, end_date, new Date());
  return seconds === undefined ? undefined : formatDuration(seconds);
}

/** Beside the accessible names of the places, for those who see. */
export function GridTip({ shown }: { shown: ShownTip | undefined }) {
  if (shown === undefined) return null;
  return (
    <Portal>
      <div className={classes.tip} style={{ left: shown.left, top: shown.top }} aria-hidden="true">
        <strong>{shown.title}</strong>
        <StateLabel state={shown.state} detail={shown.detail} />
        {shown.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </Portal>
  );
}
