import type { UiGrid, UiStructure } from '@leeward/contracts/ui-api';
import { TextInput, useComputedColorScheme } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Empty } from '../../components/empty.tsx';
import { SearchIcon } from '../../components/icons.tsx';
import { stateImages } from '../../components/state-shapes.ts';
import { texts } from '../../texts.ts';
import classes from './grid.module.css';
import { GridHead } from './grid-head.tsx';
import { GridLine } from './grid-line.tsx';
import { filteredRows, type GridRow, gridRows } from './grid-rows.ts';
import { GridTip, useGridTip } from './grid-tip.tsx';
import { RunsShown } from './runs-shown.tsx';
import { useGridKeys } from './use-grid-keys.ts';

const rowHeight = 26;
const columnWidth = 34;

interface GridProps {
  structure: UiStructure;
  /** Runs the newest first. */
  grid: UiGrid;
  chosenRunId: string | undefined;
}

/** Runs × tasks, the newest run at the right, only the lines and columns in view in the document. */
export function Grid({ structure, grid, chosenRunId }: GridProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState('');
  const columns = useMemo(() => grid.runs.toReversed(), [grid.runs]);
  const rows = useMemo(() => {
    const all = gridRows(structure, grid, wanted === '' ? closed : new Set());
    return wanted === '' ? all : filteredRows(all, wanted);
  }, [structure, grid, closed, wanted]);
  const nameWidth = useMemo(() => rows.reduce((widest, row) => Math.max(widest, nameWidthOf(row)), 150), [rows]);

  const viewport = useRef<HTMLDivElement>(null);
  const getScrollElement = () => viewport.current;
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement,
    estimateSize: () => rowHeight,
    overscan: 6,
    useFlushSync: false,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement,
    estimateSize: () => columnWidth,
    overscan: 8,
    useFlushSync: false,
    paddingStart: Math.min(nameWidth, 420),
  });
  const lines = down.getVirtualItems();
  const places = across.getVirtualItems();
  const from = places[0]?.index ?? 0;
  const to = (places.at(-1)?.index ?? -1) + 1;
  const shown = useMemo(() => columns.slice(from, to), [columns, from, to]);

  const gridKeys = useGridKeys(rows.length, columns.length, ({ row, column }) => {
    if (row >= 0) down.scrollToIndex(row);
    across.scrollToIndex(column);
  });
  // The one stop of the Tab key is always in the document.
  const { row: activeRow, column: activeColumn } = gridKeys.active;
  const hasActive =
    activeColumn >= from &&
    activeColumn < from + shown.length &&
    (activeRow < 0 || lines.some(({ index }) => index === activeRow));
  const stop = hasActive ? gridKeys.active : { row: -1, column: from + shown.length - 1 };
  const stopIn = (row: number) => (stop.row === row ? stop.column : undefined);

  const images = useStateImages();
  const tip = useGridTip(structure.dag_id, rows, columns, grid);
  const open = useOpenByClick();

  // The newest runs are at the right, where a narrow window would not show them.
  const runCount = columns.length;
  useLayoutEffect(() => {
    if (runCount > 0) viewport.current?.scrollTo({ left: viewport.current.scrollWidth });
  }, [runCount]);

  const toggle = (groupId: string) => {
    const next = new Set(closed);
    if (!next.delete(groupId)) next.add(groupId);
    setClosed(next);
  };

  const above = lines[0]?.start ?? 0;
  const below = down.getTotalSize() - (lines.at(-1)?.end ?? 0);
  return (
    <div className={classes.box}>
      <div className={classes.tools}>
        <TextInput
          data-search
          size="xs"
          className={classes.filter ?? ''}
          leftSection={<SearchIcon size={14} />}
          aria-label={texts.dag.filterTasks}
          placeholder={texts.dag.filterTasks}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <RunsShown />
      </div>
      <div className={classes.viewport} ref={viewport} {...tip.handlers}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold only the lines in view */}
        <div
          role="grid"
          className={classes.grid}
          style={
            {
              ...images,
              '--name-width': `${Math.min(420, nameWidth)}px`,
              '--columns-before': `${from * columnWidth}px`,
              '--columns-after': `${(columns.length - from - shown.length) * columnWidth}px`,
            } as CSSProperties
          }
          aria-label={texts.dag.gridLabel(structure.dag_display_name)}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          onKeyDown={gridKeys.onKeyDown}
          onFocus={gridKeys.onFocus}
          onClick={open}
        >
          <GridHead runs={columns} from={from} shown={shown} chosenRunId={chosenRunId} activeColumn={stopIn(-1)} />
          <div style={{ height: above }} />
          {lines.map(({ index }) => (
            <GridLine
              key={rows[index]!.id}
              row={rows[index]!}
              index={index}
              grid={grid}
              from={from}
              shown={shown}
              chosenRunId={chosenRunId}
              activeColumn={stopIn(index)}
              onToggle={toggle}
            />
          ))}
          <div style={{ height: below }} />
        </div>
      </div>
      {columns.length === 0 ? <Empty title={texts.dag.noRuns}>{texts.dag.noRunsHint}</Empty> : null}
      <GridTip shown={tip.shown} />
    </div>
  );
}

/** Every line has its name as wide as the longest one needs, whichever lines are in the document. */
function nameWidthOf({ label, depth, kind }: GridRow): number {
  return Math.ceil(label.length * 7.8) + depth * 16 + (kind === 'group' ? 52 : 44);
}

/** The pictures of the states, anew when the theme changes. */
function useStateImages(): Record<string, string> {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [images, setImages] = useState<Record<string, string>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the document
  useLayoutEffect(() => setImages(stateImages()), [scheme]);
  return images;
}

/** One handler opens the pages of all cells: a link component for each of some thousand is what makes a grid slow. */
function useOpenByClick() {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>) => {
    const path = (event.target as HTMLElement).closest<HTMLElement>('a[data-path]')?.dataset.path;
    if (path === undefined || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    navigate(path);
  };
}
