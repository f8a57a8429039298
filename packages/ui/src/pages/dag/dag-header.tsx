import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import { Alert, Button, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/use-me.ts';
import { PlayIcon } from '../../components/icons.tsx';
import { PauseSwitch } from '../../components/pause-switch.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import { AwaitedAssetsCount } from './awaited-assets.tsx';
import classes from './dag-page.module.css';

const TriggerDialog = lazy(() => import('./trigger/trigger-dialog.tsx'));

export function DagHeader({ dag }: { dag: DAGDetailsResponse }) {
  const [asking, setAsking] = useState(false);
  const { may_change_dags } = useMe();
  return (
    <>
      <div className={classes.header}>
        <PauseSwitch dagId={dag.dag_id} name={dag.dag_display_name} paused={dag.is_paused} />
        <Title order={1} className={classes.name ?? ''}>
          {dag.dag_display_name}
        </Title>
        <span className={classes.fact}>
          {texts.dag.facts.schedule} <code>{dag.timetable_summary ?? texts.dags.manual}</code>
        </span>
        {dag.next_dagrun_run_after === null ? null : (
          <span className={classes.fact}>
            {texts.dag.facts.nextRun} <Instant at={dag.next_dagrun_run_after} />
          </span>
        )}
        <AwaitedAssetsCount dag={dag} />
        {dag.tags.map(({ name }) => (
          <Link key={name} className={classes.tag} to={`${pagePath.dags}?tags=${encodeURIComponent(name)}`}>
            {name}
          </Link>
        ))}
        {may_change_dags ? (
          <Button ml="auto" size="xs" leftSection={<PlayIcon />} onClick={() => setAsking(true)}>
            {texts.trigger.submit}
          </Button>
        ) : null}
      </div>
      {dag.is_paused ? (
        <Alert color="gray" py={6} mb="sm">
          {texts.dag.paused}
        </Alert>
      ) : null}
      <Suspense>{asking ? <TriggerDialog dag={dag} onClose={() => setAsking(false)} /> : null}</Suspense>
    </>
  );
}
