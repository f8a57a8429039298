import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { texts } from '../texts.ts';
import { useZone } from './zone.tsx';
import { instantOfLocal, localOfInstant } from './zoned-input.ts';

interface InstantInputProps {
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  name?: string;
  withAsterisk?: boolean;
  size?: 'xs';
  /** ISO 8601 text; empty for none. */
  value: string;
  onChange(iso: string): void;
}

/** Asks for a date and a time of day in the zone that the pages show, and gives the instant. */
export function InstantInput({ value, onChange, description, ...rest }: InstantInputProps) {
  const { zone } = useZone();
  const [typed, setTyped] = useState(() => localOfInstant(value, zone));
  return (
    <TextInput
      {...rest}
      description={
        <>
          {description} {texts.inZone(zone)}
        </>
      }
      type="datetime-local"
      step={1}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(instantOfLocal(currentTarget.value, zone) ?? '');
      }}
    />
  );
}
