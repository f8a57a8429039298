import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { SearchIcon } from './icons.tsx';

interface SearchFieldProps {
  label?: string;
  'aria-label'?: string;
  placeholder?: string;
  className?: string;
  leftSection?: ReactNode;
  /** The one that `/` puts the cursor into. */
  'data-search'?: boolean;
  value: string;
  onChange(value: string): void;
}

const typingMs = 200;

/** A text to filter by: tells it when a person stopped typing, and follows it when it changes by other ways. */
export function SearchField({ value, onChange, ...rest }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const commit = useDebouncedCallback(onChange, typingMs);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      {...rest}
      size="xs"
      type="search"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        commit(currentTarget.value);
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

interface ListSearchProps {
  label: string;
  className: string | undefined;
  value: string;
  onChange(value: string): void;
}

/** What finds a list's entries by their names: `/` puts the cursor into it. */
export function ListSearch({ label, className = '', value, onChange }: ListSearchProps) {
  return (
    <SearchField
      data-search
      className={className}
      leftSection={<SearchIcon />}
      aria-label={label}
      placeholder={`${label}  ( / )`}
      value={value}
      onChange={onChange}
    />
  );
}
