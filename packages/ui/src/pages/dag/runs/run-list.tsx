import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RunFilter, runListQuery } from '../../../api/queries.ts';
import { Empty } from '../../../components/empty.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { useAddress } from '../../../components/use-address.ts';
import { runStates, runTypeNames, stateNames, texts } from '../../../texts.ts';
import { InstantInput } from '../../../time/instant-input.tsx';
import { ChoosableRuns } from './choosable-runs.tsx';
import classes from './run-list.module.css';

const text = texts.runs;

/** The runs of a Dag by state, type and date; what is asked for is in the address. */
export function RunList({ dagId }: { dagId: string }) {
  const { search, change } = useAddress();
  const filter: RunFilter = {
    state: search.get('state') ?? undefined,
    runType: search.get('type') ?? undefined,
    from: search.get('from') ?? undefined,
    to: search.get('to') ?? undefined,
    cursor: search.get('cursor') ?? '',
  };
  const query = useQuery(runListQuery(dagId, filter));
  return (
    <>
      <search className={classes.filters}>
        <Select
          size="xs"
          label={texts.run.state}
          placeholder={texts.dags.anyState}
          data={runStates.map((state) => ({ value: state, label: stateNames[state] }))}
          value={filter.state ?? null}
          onChange={(value) => change('state', value)}
          clearable
        />
        <Select
          size="xs"
          label={texts.run.type}
          placeholder={text.anyType}
          data={Object.entries(runTypeNames).map(([value, label]) => ({ value, label }))}
          value={filter.runType ?? null}
          onChange={(value) => change('type', value)}
          clearable
        />
        <InstantInput size="xs" label={text.from} value={filter.from ?? ''} onChange={(iso) => change('from', iso)} />
        <InstantInput size="xs" label={text.to} value={filter.to ?? ''} onChange={(iso) => change('to', iso)} />
      </search>
      <QueryView query={query}>
        {({ dag_runs, previous_cursor, next_cursor }) => (
          <>
            {dag_runs.length === 0 ? <Empty title={text.none} /> : <ChoosableRuns dagId={dagId} runs={dag_runs} />}
            <Group justify="flex-end" gap={6} mt="xs">
              <PageButton label={texts.pager.previous} cursor={previous_cursor} go={change} />
              <PageButton label={texts.pager.next} cursor={next_cursor} go={change} />
            </Group>
          </>
        )}
      </QueryView>
    </>
  );
}

interface PageButtonProps {
  label: string;
  cursor: string | null | undefined;
  go(name: string, value: string): void;
}

function PageButton({ label, cursor, go }: PageButtonProps) {
  return cursor === null || cursor === undefined ? null : (
    <Button size="compact-sm" variant="default" onClick={() => go('cursor', cursor)}>
      {label}
    </Button>
  );
}
