import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import { type RunFilter, runListQuery } from '../../api/queries.ts';
import { Commit } from '../../components/commit.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import table from '../../components/table.module.css';
import { runStates, runTypeNames, stateNames, texts } from '../../texts.ts';
import { Duration, Instant } from '../../time/instant.tsx';
import { InstantInput } from '../../time/instant-input.tsx';
import { pagePath } from '../paths.ts';
import classes from './run-list.module.css';

const text = texts.runs;

/** The runs of a Dag by state, type and date; what is asked for is in the address. */
export function RunList({ dagId }: { dagId: string }) {
  const [search, setSearch] = useSearchParams();
  const filter: RunFilter = {
    state: search.get('state') ?? undefined,
    runType: search.get('type') ?? undefined,
    from: search.get('from') ?? undefined,
    to: search.get('to') ?? undefined,
    cursor: search.get('cursor') ?? '',
  };
  const query = useQuery(runListQuery(dagId, filter));
  const change = (name: string, value: string | null) => {
    const after = new URLSearchParams(search);
    after.delete('cursor');
    if (value === null || value === '') after.delete(name);
    else after.set(name, value);
    setSearch(after, { replace: true });
  };
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
            {dag_runs.length === 0 ? <Empty title={text.none} /> : <RunTable runs={dag_runs} />}
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

function RunTable({ runs }: { runs: readonly DAGRunResponse[] }) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={texts.dag.runs}>
        <thead>
          <tr>
            {[
              texts.run.state,
              texts.run.title,
              texts.run.type,
              texts.run.logicalDate,
              texts.run.started,
              texts.run.duration,
              texts.run.version,
              texts.run.commit,
              texts.run.note,
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.dag_run_id}>
              <td>
                <StateLabel state={run.state} />
              </td>
              <th scope="row">
                <Link to={pagePath.run(run.dag_id, run.dag_run_id)}>{run.dag_run_id}</Link>
              </th>
              <td>{runTypeNames[run.run_type]}</td>
              <td>
                <Instant at={run.logical_date} />
              </td>
              <td>
                <Instant at={run.start_date} />
              </td>
              <td>
                <Duration start={run.start_date} end={run.end_date} />
              </td>
              <td>{run.dag_versions.at(-1)?.version_number}</td>
              <td>{run.bundle_version === null ? null : <Commit version={run.bundle_version} />}</td>
              <td>{run.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
