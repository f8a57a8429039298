import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface Place {
  /** -1: the line of the runs. */
  row: number;
  column: number;
}

/**
 * One stop of the Tab key for a whole grid, in which arrows, Home and End move. Places carry `data-row` and `data-column`; the active
 * one has tabIndex 0.
 */
export function useGridKeys(rows: number, columns: number, reveal: (place: Place) => void) {
  const [wanted, setWanted] = useState<Place>();
  const active = place(wanted ?? { row: -1, column: columns - 1 }, rows, columns);
  const moved = useRef<HTMLElement>(null);

  // A place far away comes into the document only after the scrolling to it, so every rendering looks for it.
  useEffect(() => {
    const grid = moved.current;
    if (grid === null || wanted === undefined) return;
    const place = grid.querySelector<HTMLElement>(`[data-row="${wanted.row}"][data-column="${wanted.column}"]`);
    if (place === null) return;
    moved.current = null;
    place.focus();
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (placeOf(event.target) === undefined) return;
    event.preventDefault();
    const next = place(step(active, columns), rows, columns);
    moved.current = event.currentTarget;
    reveal(next);
    setWanted(next);
  }

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const focused = placeOf(event.target);
    if (focused !== undefined) setWanted(focused);
  }

  return { active, onKeyDown, onFocus };
}

const steps: Readonly<Record<string, (from: Place, columns: number) => Place>> = {
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, columns) => ({ row, column: columns - 1 }),
};

function place({ row, column }: Place, rows: number, columns: number): Place {
  return { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}

function placeOf(target: EventTarget): Place | undefined {
  const { row, column } = (target as HTMLElement).dataset;
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}
