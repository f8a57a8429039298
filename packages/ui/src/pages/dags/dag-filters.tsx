import { Button, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '../../api/queries.ts';
import { ListSearch } from '../../components/search-field.tsx';
import { runStates, stateNames, texts } from '../../texts.ts';
import classes from './dags-page.module.css';
import type { PausedChoice, useDagFilter } from './use-dag-filter.ts';

const text = texts.dags;

export function DagFilters({ filter, show, isFiltered, change, clear }: ReturnType<typeof useDagFilter>) {
  const tags = useQuery(tagsQuery);
  return (
    <search className={classes.filters}>
      <ListSearch
        label={text.search}
        className={classes.search}
        value={filter.search ?? ''}
        onChange={(search) => change({ search })}
      />
      <SegmentedControl
        size="xs"
        aria-label={text.show}
        value={show}
        onChange={(value) => change({ show: value === 'all' ? undefined : value })}
        data={(['all', 'active', 'paused'] satisfies PausedChoice[]).map((value) => ({ value, label: text[value] }))}
      />
      <MultiSelect
        size="xs"
        className={classes.tagFilter ?? ''}
        aria-label={text.tags}
        placeholder={filter.tags.length === 0 ? text.allTags : ''}
        data={[...new Set([...(tags.data?.tags ?? []), ...filter.tags])]}
        value={filter.tags}
        onChange={(value) => change({ tags: value })}
        searchable
        clearable
      />
      <Select
        size="xs"
        className={classes.select ?? ''}
        aria-label={text.lastRun}
        placeholder={text.anyState}
        data={runStates.map((state) => ({ value: state, label: `${text.lastRun}: ${stateNames[state]}` }))}
        value={filter.lastRunState ?? null}
        onChange={(value) => change({ last: value ?? undefined })}
        clearable
      />
      <Select
        size="xs"
        className={classes.select ?? ''}
        aria-label={text.sort}
        data={Object.entries(text.sortBy).map(([value, label]) => ({ value, label }))}
        value={filter.orderBy}
        onChange={(value) => change({ order: value === 'dag_id' ? undefined : (value ?? undefined) })}
        allowDeselect={false}
      />
      {isFiltered ? (
        <Button size="xs" variant="subtle" onClick={clear}>
          {text.clearFilters}
        </Button>
      ) : null}
    </search>
  );
}
