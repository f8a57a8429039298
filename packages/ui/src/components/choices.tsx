import { Checkbox } from '@mantine/core';

interface ChoicesProps<Name extends string> {
  labels: readonly (readonly [name: Name, label: string])[];
  chosen: Readonly<Record<Name, boolean>>;
  onChoose(name: Name, isChosen: boolean): void;
}

/** What may be chosen each by itself. */
export function Choices<Name extends string>({ labels, chosen, onChoose }: ChoicesProps<Name>) {
  return labels.map(([name, label]) => (
    <Checkbox
      key={name}
      label={label}
      checked={chosen[name]}
      onChange={({ currentTarget }) => onChoose(name, currentTarget.checked)}
    />
  ));
}
