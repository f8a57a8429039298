import { Textarea } from '@mantine/core';
import { texts } from '../texts.ts';

/** Asks for a note that goes with an action: undefined where nothing was written, so that a note that is there stays. */
export function NoteField({ note, onChange }: { note: string | undefined; onChange(note: string | undefined): void }) {
  return (
    <Textarea
      label={texts.note.label}
      description={texts.note.withAction}
      autosize
      minRows={1}
      maxRows={6}
      maxLength={1_000}
      value={note ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : value)}
    />
  );
}
