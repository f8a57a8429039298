import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { backfillsPerPage, backfillsQuery } from '../../../api/backfills.ts';
import { useMe } from '../../../api/use-me.ts';
import { Empty } from '../../../components/empty.tsx';
import { Pager } from '../../../components/pager.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { offsetOf, useAddress } from '../../../components/use-address.ts';
import { texts } from '../../../texts.ts';
import { BackfillDialog } from './backfill-dialog.tsx';
import { BackfillTable } from './backfill-table.tsx';

const text = texts.backfills;

/** The backfills of a Dag, how far each is, and what makes another one. */
export function BackfillList({ dag }: { dag: DAGDetailsResponse }) {
  const { search, goTo } = useAddress();
  const offset = offsetOf(search, backfillsPerPage);
  const query = useQuery(backfillsQuery(dag.dag_id, offset));
  const [asking, setAsking] = useState(false);
  const { may_change_dags } = useMe();
  return (
    <>
      {dag.is_backfillable ? null : (
        <Alert color="gray" py={6} mb="sm">
          {text.notBackfillable}
        </Alert>
      )}
      {may_change_dags && dag.is_backfillable ? (
        <Button size="xs" mb="sm" onClick={() => setAsking(true)}>
          {text.create}
        </Button>
      ) : null}
      <QueryView query={query}>
        {({ backfills, total_entries }) => (
          <>
            {backfills.length === 0 ? (
              <Empty title={text.none}>{text.noneHint}</Empty>
            ) : (
              <BackfillTable dagId={dag.dag_id} backfills={backfills} />
            )}
            <Pager perPage={backfillsPerPage} offset={offset} total={total_entries} go={goTo} />
          </>
        )}
      </QueryView>
      {asking ? <BackfillDialog dag={dag} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
