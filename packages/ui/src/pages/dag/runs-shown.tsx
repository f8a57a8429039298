import { Select } from '@mantine/core';
import { useSearchParams } from 'react-router-dom';
import { gridRunsChoices } from '../../api/queries.ts';
import { texts } from '../../texts.ts';
import classes from './grid.module.css';

/** How many runs the page's address asks for. */
export function useRunsShown(): number {
  const [search] = useSearchParams();
  const wanted = Number(search.get('runs'));
  return gridRunsChoices.find((choice) => choice === wanted) ?? gridRunsChoices[0];
}

/** Chooses how many of the newest runs the grid shows. */
export function RunsShown() {
  const [search, setSearch] = useSearchParams();
  const change = (value: string | null) => {
    const after = new URLSearchParams(search);
    if (value === null || value === String(gridRunsChoices[0])) after.delete('runs');
    else after.set('runs', value);
    setSearch(after, { replace: true });
  };
  return (
    <Select
      size="xs"
      className={classes.runsShown ?? ''}
      aria-label={texts.dag.runsShown}
      data={gridRunsChoices.map((count) => ({ value: String(count), label: texts.dag.newestRuns(count) }))}
      value={String(useRunsShown())}
      onChange={change}
      allowDeselect={false}
    />
  );
}
