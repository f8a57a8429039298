import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSaveEntry } from '../../api/entries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { texts } from '../../texts.ts';
import { bodyOf, changeOf, draftOf, type Entry, type EntryField, type EntryKind, nameFieldOf } from './entry-kinds.ts';

interface EntryDialogProps {
  kind: EntryKind;
  /** The one to change; left out to add one. */
  entry: Entry | undefined;
  onClose(): void;
}

export function EntryDialog({ kind, entry, onClose }: EntryDialogProps) {
  const [before] = useState(() => draftOf(kind, entry));
  const [draft, setDraft] = useState(before);
  const [problems, setProblems] = useState<Partial<Record<string, 'required' | 'not-a-number'>>>({});
  const name = entry === undefined ? undefined : String(entry[nameFieldOf(kind).name]);
  const save = useSaveEntry(kind.path, name);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = bodyOf(kind, draft, before);
    setProblems(read.ok ? {} : read.problems);
    if (!read.ok) return;
    const body = entry === undefined ? read.body : changeOf(kind, read.body);
    save.mutate({ body, changed: read.changed }, { onSuccess: onClose });
  }

  const isFixed = (field: EntryField) => field.isName === true && entry !== undefined;
  const firstOpen = kind.fields.find((field) => !isFixed(field));
  const title = name === undefined ? texts.entries.addTo(kind.title) : texts.entries.change(name);
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="xs">
          {kind.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              isFirst={field === firstOpen}
              value={draft[field.name]!}
              disabled={isFixed(field)}
              problem={problems[field.name]}
              onChange={(value) => setDraft({ ...draft, [field.name]: value })}
            />
          ))}
          <FormEnd submit={texts.entries.save} action={save} onClose={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  field: EntryField;
  /** Has the focus when the dialog opens. */
  isFirst: boolean;
  value: string | boolean;
  disabled: boolean;
  problem: 'required' | 'not-a-number' | undefined;
  onChange(value: string | boolean): void;
}

function Field({ field, isFirst, value, disabled, problem, onChange }: FieldProps) {
  if (typeof value === 'boolean') {
    return (
      <Checkbox label={field.label} checked={value} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    );
  }
  const props = {
    label: field.label,
    withAsterisk: field.isRequired === true,
    error: problem === undefined ? undefined : texts.trigger.problems[problem],
    disabled,
    value,
    autoComplete: 'off',
    ...(isFirst ? { 'data-autofocus': true } : {}),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  return field.kind === 'lines' ? <Textarea {...props} autosize minRows={2} maxRows={12} /> : <TextInput {...props} />;
}
