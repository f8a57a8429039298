/** `values[start:stop:step]` as Python has it; a step of 0 is taken for 1, as Airflow's server does. */
export function slice<T>(
  values: readonly T[],
  start: number | null,
  stop: number | null,
  givenStep: number | null,
): T[] {
  const step = givenStep === null || givenStep === 0 ? 1 : givenStep;
  const { length } = values;
  const clamp = (index: number, lowest: number, highest: number) =>
    Math.min(Math.max(index < 0 ? index + length : index, lowest), highest);
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const from = start === null ? (step > 0 ? lowest : highest) : clamp(start, lowest, highest);
  const to = stop === null ? (step > 0 ? highest : lowest) : clamp(stop, lowest, highest);
  const picked: T[] = [];
  for (let index = from; step > 0 ? index < to : index > to; index += step) picked.push(values[index]!);
  return picked;
}
