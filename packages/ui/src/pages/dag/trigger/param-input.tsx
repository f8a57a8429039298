import {
  Autocomplete,
  JsonInput,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { Markdown } from '../../../components/markdown.tsx';
import { texts } from '../../../texts.ts';
import { InstantInput } from '../../../time/instant-input.tsx';
import type { FieldValue, ParamField } from './param-fields.ts';

const text = texts.trigger;

interface ParamInputProps {
  field: ParamField;
  /** Has the focus when the form opens. */
  isFirst: boolean;
  value: FieldValue;
  error: string | undefined;
  onChange(value: FieldValue): void;
}

/** The control of one param. */
export function ParamInput({ field, isFirst, value, error, onChange }: ParamInputProps) {
  const common = {
    label: field.label,
    description: descriptionOf(field),
    // Markdown has paragraphs of its own.
    descriptionProps: { component: 'div' },
    error,
    name: field.name,
    withAsterisk: !field.isNullable && !field.isEmptyMeant && field.kind !== 'boolean',
    // The form may come after the dialog, which looks for the attribute only as it opens.
    ...(isFirst ? { 'data-autofocus': true, autoFocus: true } : {}),
  };
  const entered = value as string;
  switch (field.kind) {
    case 'hidden':
      return null;
    case 'boolean': {
      const { withAsterisk: _, ...rest } = common;
      return (
        <Switch {...rest} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      );
    }
    case 'choice':
      return (
        <Select
          {...common}
          data={field.options}
          value={entered}
          onChange={(choice) => onChange(choice ?? 'null')}
          allowDeselect={false}
          clearable={field.isNullable && !field.options.some((option) => option.value === 'null')}
          searchable={field.options.length > 8}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={withChosen(field, value as string[])}
          value={value as string[]}
          onChange={onChange}
          searchable
          clearable
        />
      );
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...common}
          value={entered}
          onChange={(number) => onChange(String(number))}
          allowDecimal={field.kind === 'number'}
          clampBehavior="none"
          {...(field.minimum === undefined ? {} : { min: field.minimum })}
          {...(field.maximum === undefined ? {} : { max: field.maximum })}
        />
      );
    case 'json':
      return <JsonInput {...common} value={entered} onChange={onChange} autosize minRows={2} maxRows={12} />;
    case 'lines':
    case 'multiline':
    case 'either':
      return (
        <Textarea
          {...common}
          value={entered}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          autosize
          minRows={field.kind === 'either' ? 1 : 3}
          maxRows={12}
        />
      );
    case 'date-time':
      return <InstantInput {...common} value={entered} onChange={onChange} />;
    case 'date':
    case 'time':
      return (
        <TextInput
          {...common}
          type={field.kind}
          value={entered}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          {...(field.kind === 'time' ? { step: 1 } : {})}
        />
      );
    case 'text':
      return <TextField field={field} common={common} value={entered} onChange={onChange} />;
  }
}

interface TextFieldProps {
  field: ParamField;
  common: { label: string; name: string };
  value: string;
  onChange(value: string): void;
}

/** A text with proposals where the schema has examples. */
function TextField({ field, common, value, onChange }: TextFieldProps) {
  const lengths = {
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
  if (field.options.length > 0) {
    const data = [...new Set(field.options.map((option) => String(JSON.parse(option.value))))];
    return <Autocomplete {...common} {...lengths} data={data} value={value} onChange={onChange} />;
  }
  const props = {
    ...common,
    ...lengths,
    value,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onChange(currentTarget.value),
  };
  if (field.inputType === 'password') return <PasswordInput {...props} autoComplete="new-password" />;
  return <TextInput {...props} type={field.inputType} />;
}

/** What the kind of field needs to be known of it follows what the author says. */
function descriptionOf({ description, kind, types }: ParamField) {
  const hint =
    kind === 'lines' ? text.lines : kind === 'either' ? text.either(types.filter((type) => type !== 'null')) : '';
  if (description === null) return hint === '' ? undefined : hint;
  return (
    <>
      {description.isMarkdown ? <Markdown text={description.text} /> : description.text} {hint}
    </>
  );
}

/** A value that is no longer among the options stays choosable, else it would be dropped unseen. */
function withChosen({ options }: ParamField, chosen: readonly string[]): ParamField['options'] {
  const beyond = chosen.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...beyond.map((value) => ({ value, label: String(JSON.parse(value)) }))];
}
