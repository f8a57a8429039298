import { JsonInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCreateAssetEvent } from '../../api/assets.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { texts } from '../../texts.ts';
import { parseConf } from '../dag/trigger/read-fields.ts';

const text = texts.assets;

/** Says that an asset was updated, with what is to be known of it. */
export function EventDialog({ assetId, onClose }: { assetId: number; onClose(): void }) {
  const [extra, setExtra] = useState('{}');
  const [isRefused, setRefused] = useState(false);
  const create = useCreateAssetEvent();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const parsed = parseConf(extra);
    setRefused(!parsed.ok);
    if (parsed.ok) create.mutate({ asset_id: assetId, extra: parsed.value }, { onSuccess: onClose });
  }

  return (
    <Dialog onClose={onClose} title={text.createEvent} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <span>{text.createSentence}</span>
          <JsonInput
            data-autofocus
            label={text.extra}
            description={text.extraHint}
            value={extra}
            onChange={setExtra}
            validationError={texts.trigger.problems['not-json']}
            error={isRefused ? texts.trigger.problems['not-json'] : undefined}
            autosize
            minRows={3}
            maxRows={12}
          />
          <FormEnd submit={text.create} action={create} onClose={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
