import type { UiGridRun, UiStructure } from '@leeward/contracts/ui-api';
import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Empty } from '../../components/empty.tsx';
import { SearchIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';
import classes from './grid.module.css';
import { GridHead } from './grid-head.tsx';
import { GridLine } from './grid-line.tsx';
import { type GridRow, gridRows } from './grid-rows.ts';
import { GridTip, useGridTip } from './grid-tip.tsx';
import { useGridKeys } from './use-grid-keys.ts';

const rowHeight = 26;

interface GridProps {
  structure: UiStructure;
  /** The newest first. */
  runs: readonly UiGridRun[];
  chosenRunId: string | undefined;
}

/** Runs × tasks, the newest run at the right, only the lines in view in the document. */
export function Grid({ structure, runs, chosenRunId }: GridProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState('');
  const columns = useMemo(() => runs.toReversed(), [runs]);
  const rows = useMemo(() => {
    const all = gridRows(structure, runs, wanted === '' ? closed : new Set());
    const needle = wanted.toLowerCase();
    return needle === '' ? all : all.filter(({ kind, id }) => kind === 'task' && id.toLowerCase().includes(needle));
  }, [structure, runs, closed, wanted]);

  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const gridKeys = useGridKeys(rows.length, columns.length, (row) => virtual.scrollToIndex(row));
  const tip = useGridTip(rows, columns);

  // The newest runs are at the right, where a narrow window would not show them.
  useLayoutEffect(() => {
    viewport.current?.scrollTo({ left: viewport.current.scrollWidth });
  }, []);

  const toggle = (groupId: string) => {
    const next = new Set(closed);
    if (!next.delete(groupId)) next.add(groupId);
    setClosed(next);
  };

  const nameWidth = Math.min(420, Math.max(150, ...rows.map(nameWidthOf)));
  const lines = virtual.getVirtualItems();
  const above = lines[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0);
  return (
    <div className={classes.box}>
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
      <div className={classes.viewport} ref={viewport} {...tip.handlers}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold only the lines in view */}
        <div
          role="grid"
          className={classes.grid}
          style={{ '--name-width': `${nameWidth}px` } as CSSProperties}
          aria-label={texts.dag.gridLabel(structure.dag_display_name)}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          onKeyDown={gridKeys.onKeyDown}
          onFocus={gridKeys.onFocus}
        >
          <GridHead
            runs={columns}
            chosenRunId={chosenRunId}
            activeColumn={gridKeys.active.row < 0 ? gridKeys.active.column : undefined}
          />
          <div style={{ height: above }} />
          {lines.map(({ index }) => (
            <GridLine
              key={rows[index]!.id}
              row={rows[index]!}
              index={index}
              runs={columns}
              chosenRunId={chosenRunId}
              activeColumn={gridKeys.active.row === index ? gridKeys.active.column : undefined}
              onToggle={toggle}
            />
          ))}
          <div style={{ height: below }} />
        </div>
      </div>
      {runs.length === 0 ? <Empty title={texts.dag.noRuns}>{texts.dag.noRunsHint}</Empty> : null}
      <GridTip shown={tip.shown} />
    </div>
  );
}

/** Every line has its name as wide as the longest one needs, whichever lines are in the document. */
function nameWidthOf({ label, depth, kind }: GridRow): number {
  return Math.ceil(label.length * 7.8) + depth * 16 + (kind === 'group' ? 52 : 44);
}
