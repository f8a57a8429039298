import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { dagQuery } from '../../api/queries.ts';
import { PlayIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';

const TriggerDialog = lazy(() => import('./trigger/trigger-dialog.tsx'));

/** Asks for another run with the conf of this one. */
export function TriggerAgain({ run }: { run: DAGRunResponse }) {
  const [asking, setAsking] = useState(false);
  const dag = useQuery(dagQuery(run.dag_id)).data;
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<PlayIcon size={13} />} onClick={() => setAsking(true)}>
        {texts.run.again}
      </Button>
      <Suspense>
        {asking && dag !== undefined ? (
          <TriggerDialog dag={dag} conf={run.conf ?? {}} onClose={() => setAsking(false)} />
        ) : null}
      </Suspense>
    </>
  );
}
