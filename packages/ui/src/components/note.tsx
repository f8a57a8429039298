import { Button, Group, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/use-me.ts';
import { texts } from '../texts.ts';
import { Failure } from './failure.tsx';
import { Markdown } from './markdown.tsx';

interface NoteProps {
  note: string | null;
  save: UseMutationResult<unknown, Error, string>;
}

/** A note of a run or a task, which those who may change it write here. */
export function Note({ note, save }: NoteProps) {
  const [draft, setDraft] = useState<string>();
  const { may_change_dags } = useMe();
  if (draft === undefined) {
    return (
      <div>
        {note === null || note === '' ? null : <Markdown text={note} />}
        {may_change_dags ? (
          <Button size="compact-xs" variant="default" onClick={() => setDraft(note ?? '')}>
            {note === null || note === '' ? texts.note.add : texts.note.edit}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div>
      <Textarea
        aria-label={texts.note.label}
        description={texts.note.hint}
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxRows={10}
        maxLength={1_000}
        value={draft}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      {save.isError ? <Failure error={save.error} /> : null}
      <Group gap={6} mt={6}>
        <Button
          size="compact-xs"
          loading={save.isPending}
          onClick={() => save.mutate(draft, { onSuccess: () => setDraft(undefined) })}
        >
          {texts.note.save}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setDraft(undefined)}>
          {texts.cancel}
        </Button>
      </Group>
    </div>
  );
}
