import type { UiDag } from '@leeward/contracts/ui-api';
import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { dagListQuery, dagsPerPage } from '../../api/queries.ts';
import { useMe } from '../../api/use-me.ts';
import { Empty } from '../../components/empty.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import { BundleProblems } from './bundle-problems.tsx';
import { DagFilters } from './dag-filters.tsx';
import { DagRow } from './dag-row.tsx';
import classes from './dags-page.module.css';
import { useDagFilter } from './use-dag-filter.ts';

const TriggerDialog = lazy(() => import('../dag/trigger/trigger-dialog.tsx'));
const text = texts.dags;

export function DagsPage() {
  const filters = useDagFilter();
  const query = useQuery(dagListQuery(filters.filter));
  const [triggered, setTriggered] = useState<UiDag>();
  useTitle(text.title);
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>{text.title}</Title>
        {query.data === undefined ? null : (
          <span className={classes.dim} role="status">
            {text.count(query.data.total_entries)}
          </span>
        )}
      </div>
      <DagFilters {...filters} />
      <BundleProblems />
      <QueryView query={query}>
        {({ dags, total_entries, import_error_count }) => (
          <>
            {import_error_count > 0 ? <BrokenFiles count={import_error_count} /> : null}
            {dags.length === 0 ? (
              <NoDags isFiltered={filters.isFiltered} />
            ) : (
              <DagTable dags={dags} onTrigger={setTriggered} />
            )}
            <Pager
              perPage={dagsPerPage}
              offset={filters.filter.offset}
              total={total_entries}
              go={(offset) => filters.change({ offset: String(offset) })}
            />
          </>
        )}
      </QueryView>
      <Suspense>
        {triggered === undefined ? null : <TriggerDialog dag={triggered} onClose={() => setTriggered(undefined)} />}
      </Suspense>
    </>
  );
}

function DagTable({ dags, onTrigger }: { dags: UiDag[]; onTrigger(dag: UiDag): void }) {
  const { may_change_dags } = useMe();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.columns.on}</th>
          <th scope="col">{text.columns.dag}</th>
          <th scope="col">{text.columns.schedule}</th>
          <th scope="col">{text.columns.runs}</th>
          <th scope="col">{text.columns.lastRun}</th>
          <th scope="col">{text.columns.nextRun}</th>
          <th scope="col">
            <span className="visually-hidden">{text.columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dags.map((dag) => (
          <DagRow key={dag.dag_id} dag={dag} onTrigger={may_change_dags ? () => onTrigger(dag) : undefined} />
        ))}
      </tbody>
    </table>
  );
}

function BrokenFiles({ count }: { count: number }) {
  return (
    <Alert color="red" variant="light" icon={<WarningIcon />} py={6} mb="sm">
      {text.importErrors(count)}. <Link to={pagePath.importErrors}>{text.showImportErrors}</Link>
    </Alert>
  );
}

function NoDags({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? <Empty title={text.noMatch} /> : <Empty title={text.empty}>{text.emptyHint}</Empty>;
}
