import type { AssetResponse } from '@leeward/contracts/rest-api';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useMaterializeAsset } from '../../api/assets.ts';
import { useMe } from '../../api/use-me.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PlayIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import { EventDialog } from './event-dialog.tsx';

const text = texts.assets;

/** For those who may: have the asset written by the Dag that writes it, or say that it was. */
export function AssetActions({ asset }: { asset: AssetResponse }) {
  const [asked, setAsked] = useState<'materialize' | 'event'>();
  const materialize = useMaterializeAsset(asset.id);
  const navigate = useNavigate();
  const { may_change_assets } = useMe();
  const close = () => setAsked(undefined);
  if (!may_change_assets) return null;
  return (
    <Group gap={6} ml="auto">
      {asset.producing_tasks.length === 0 ? null : (
        <Button size="xs" leftSection={<PlayIcon />} onClick={() => setAsked('materialize')}>
          {text.materialize}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setAsked('event')}>
        {text.createEvent}
      </Button>
      {asked === 'materialize' ? (
        <ConfirmDialog
          title={text.materialize}
          confirm={text.materialize}
          onConfirm={async () => {
            const run = await materialize.mutateAsync();
            navigate(pagePath.run(run.dag_id, run.dag_run_id));
          }}
          onClose={close}
        >
          {text.materializeSentence(asset.name)}
        </ConfirmDialog>
      ) : null}
      {asked === 'event' ? <EventDialog assetId={asset.id} onClose={close} /> : null}
    </Group>
  );
}
