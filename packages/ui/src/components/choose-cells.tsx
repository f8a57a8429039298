import { Checkbox } from '@mantine/core';
import type { Chosen } from './use-chosen.ts';

interface ChooseAllProps {
  label: string;
  ids: readonly string[];
  /** Undefined for people who may do nothing with what they would choose: they have no such column. */
  chosen: Chosen | undefined;
}

/** The head of the column by which rows of a table are chosen. */
export function ChooseAll({ label, ids, chosen }: ChooseAllProps) {
  if (chosen === undefined) return null;
  const count = chosen.ids.length;
  return (
    <th scope="col">
      <Checkbox
        size="xs"
        aria-label={label}
        checked={ids.length > 0 && count === ids.length}
        indeterminate={count > 0 && count < ids.length}
        onChange={({ currentTarget }) => chosen.choose(ids, currentTarget.checked)}
      />
    </th>
  );
}

interface ChooseProps {
  label: string;
  id: string;
  chosen: Chosen | undefined;
}

export function Choose({ label, id, chosen }: ChooseProps) {
  if (chosen === undefined) return null;
  return (
    <td>
      <Checkbox
        size="xs"
        aria-label={label}
        checked={chosen.has(id)}
        onChange={({ currentTarget }) => chosen.choose([id], currentTarget.checked)}
      />
    </td>
  );
}
