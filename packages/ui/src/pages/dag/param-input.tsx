import { Checkbox, JsonInput, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FieldValue, ParamField } from './param-fields.ts';

interface ParamInputProps {
  field: ParamField;
  value: FieldValue;
  error: string | undefined;
  onChange(value: FieldValue): void;
}

/** The control of one param. */
export function ParamInput({ field, value, error, onChange }: ParamInputProps) {
  const common = { label: field.label, description: field.description, error, name: field.name };
  switch (field.kind) {
    case 'boolean':
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={field.choices}
          value={value as string}
          onChange={(choice) => onChange(choice ?? 'null')}
          allowDeselect={field.nullable}
          searchable={field.choices.length > 8}
        />
      );
    case 'list':
      return <TagsInput {...common} value={value as string[]} onChange={onChange} />;
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...common}
          value={value as string}
          onChange={(number) => onChange(String(number))}
          allowDecimal={field.kind === 'number'}
          {...(field.minimum === undefined ? {} : { min: field.minimum })}
          {...(field.maximum === undefined ? {} : { max: field.maximum })}
        />
      );
    case 'json':
      return <JsonInput {...common} value={value as string} onChange={onChange} autosize minRows={2} maxRows={12} />;
    case 'multiline':
      return (
        <Textarea
          {...common}
          value={value as string}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          autosize
          minRows={3}
          maxRows={12}
        />
      );
    case 'text':
      return (
        <TextInput
          {...common}
          type={field.inputType}
          value={value as string}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          {...(field.minLength === undefined ? {} : { minLength: field.minLength })}
          {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
          {...(field.pattern === undefined ? {} : { pattern: field.pattern })}
        />
      );
  }
}
