import { jsonText, parseExactJson } from '@leeward/contracts/exact-json';
import { Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { useSaveXCom } from '../../api/xcoms.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { texts } from '../../texts.ts';

const text = texts.xcom;
const problem = texts.trigger.problems;

interface XComDialogProps {
  taskKey: TaskInstanceKey;
  /** The one to change; left out to add one. */
  entry: { key: string; value?: unknown } | undefined;
  onClose(): void;
}

export function XComDialog({ taskKey, entry, onClose }: XComDialogProps) {
  const [key, setKey] = useState(entry?.key ?? '');
  const [json, setJson] = useState(() => (entry === undefined ? '' : jsonText(entry.value ?? null, 2)));
  const [isTried, setTried] = useState(false);
  const save = useSaveXCom(taskKey, entry?.key);
  const parsed = parse(json);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (key !== '' && parsed !== undefined) save.mutate({ key, value: parsed.value }, { onSuccess: onClose });
  }

  return (
    <Dialog onClose={onClose} title={entry === undefined ? text.add : text.change(entry.key)} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="xs">
          <TextInput
            label={text.key}
            withAsterisk
            data-autofocus={entry === undefined ? true : undefined}
            disabled={entry !== undefined}
            value={key}
            error={isTried && key === '' ? problem.required : undefined}
            onChange={({ currentTarget }) => setKey(currentTarget.value)}
          />
          <Textarea
            label={text.value}
            withAsterisk
            data-autofocus={entry === undefined ? undefined : true}
            value={json}
            error={isTried && parsed === undefined ? problem['not-json'] : undefined}
            onChange={({ currentTarget }) => setJson(currentTarget.value)}
            autosize
            minRows={3}
            maxRows={16}
          />
          <FormEnd submit={text.save} action={save} onClose={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}

function parse(json: string): { value: unknown } | undefined {
  try {
    return { value: parseExactJson(json) };
  } catch {
    return undefined;
  }
}
