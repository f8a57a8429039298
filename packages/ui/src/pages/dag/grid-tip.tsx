import type { UiGridCell, UiGridRun } from '@leeward/contracts/ui-api';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type GridData, stateIn } from '../../api/grid-states.ts';
import { cellQuery } from '../../api/queries.ts';
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

/** What the tip's place is to be looked at for before the server is asked. */
const restMs = 120;

/** One tip for all places of a grid: what is under the pointer or has the focus. Why a task is where it is, is asked of the server. */
export function useGridTip(dagId: string, rows: readonly GridRow[], runs: readonly UiGridRun[], grid: GridData) {
  const [place, setPlace] = useState<Place>();
  const [rested] = useDebouncedValue(place, restMs);
  const { zone } = useZone();

  const show = ({ target }: SyntheticEvent) => {
    const element = (target as HTMLElement).closest<HTMLElement>('[data-row][data-column]');
    if (element === null) return setPlace(undefined);
    const { left, bottom } = element.getBoundingClientRect();
    setPlace({ row: Number(element.dataset.row), column: Number(element.dataset.column), left, top: bottom + 6 });
  };
  const hide = () => setPlace(undefined);

  const row = place === undefined ? undefined : rows[place.row];
  const run = place === undefined ? undefined : runs[place.column];
  const isTask = row?.kind === 'task' && run !== undefined && stateIn(grid, run, row.id) !== undefined;
  const { data } = useQuery({
    ...cellQuery(dagId, run?.run_id ?? '', row?.id ?? ''),
    enabled: isTask && rested === place,
  });
  const shown =
    place === undefined || run === undefined ? undefined : tipOf(place, row, run, grid, data?.cells[0], zone);
  return { shown, handlers: { onMouseOver: show, onFocus: show, onMouseLeave: hide, onBlur: hide, onScroll: hide } };
}

function tipOf(
  place: Place,
  row: GridRow | undefined,
  run: UiGridRun,
  grid: GridData,
  cell: UiGridCell | undefined,
  zone: string,
): ShownTip | undefined {
  const at = { left: Math.max(8, Math.min(place.left, window.innerWidth - estimatedWidth)), top: place.top };
  if (row === undefined) {
    const when = formatInstant(run.logical_date ?? run.run_after, zone);
    const version = run.dag_version_number === null ? '' : texts.dag.versionNumber(run.dag_version_number);
    const commit = run.bundle_version === null ? '' : `${texts.run.commit} ${run.bundle_version.slice(0, 10)}`;
    const lines = [
      `${runTypeNames[run.run_type]} · ${when}`,
      [version, commit].filter(Boolean).join(' · '),
      run.note ?? '',
    ];
    return { ...at, title: run.run_id, state: run.state, detail: durationOf(run), lines: lines.filter(Boolean) };
  }
  const state = stateIn(grid, run, row.id);
  if (state === undefined) return undefined;
  const known = { ...at, title: row.kind === 'task' ? row.name : row.label, state };
  if (cell === undefined) return { ...known, detail: undefined, lines: [] };
  const counts = Object.entries(cell.states ?? {}).map(([name, count]) => `${count} ${stateNames[name as StateName]}`);
  const lines = [
    cell.try_number > 1 ? texts.task.tryLabel(cell.try_number) : '',
    counts.join(', '),
    cell.reason === null ? '' : formatInstantsIn(cell.reason.message, zone),
  ];
  return { ...known, detail: durationOf(cell), lines: lines.filter(Boolean) };
}

function durationOf({ start_date, end_date }: { start_date: string | null; end_date: string | null }) {
  const seconds = secondsOf(start_date, end_date, new Date());
  return seconds === undefined ? undefined : formatDuration(seconds);
}

export const gridTipId = 'grid-tip';

/** Describes the place that has the focus, and shows what the pointer is at. */
export function GridTip({ shown }: { shown: ShownTip | undefined }) {
  if (shown === undefined) return null;
  return (
    <div className={classes.tip} style={{ left: shown.left, top: shown.top }} role="tooltip" id={gridTipId}>
      <strong>{shown.title}</strong>
      <StateLabel state={shown.state} detail={shown.detail} />
      {shown.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
