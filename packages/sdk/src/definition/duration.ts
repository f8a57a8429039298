/** A length of time: seconds as a number, or named parts that add up. */
export type Duration =
  | number
  | {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
      readonly milliseconds?: number;
    };

const secondsPerPart = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1, milliseconds: 0.001 } as const;

/** The seconds of a duration; undefined where it is not one (not finite, negative, an unknown part). */
export function durationSeconds(duration: Duration): number | undefined {
  if (typeof duration === 'number') return Number.isFinite(duration) && duration >= 0 ? duration : undefined;
  if (typeof duration !== 'object' || duration === null) return undefined;
  let seconds = 0;
  for (const [part, amount] of Object.entries(duration)) {
    if (!Object.hasOwn(secondsPerPart, part) || typeof amount !== 'number' || !Number.isFinite(amount))
      return undefined;
    seconds += amount * secondsPerPart[part as keyof typeof secondsPerPart];
  }
  return seconds >= 0 ? Math.round(seconds * 1e6) / 1e6 : undefined;
}

/** True for `{ hours: 2 }` and its like: an object with at least one named part and nothing else. */
export function isDurationParts(value: object): value is Exclude<Duration, number> {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => Object.hasOwn(secondsPerPart, key));
}
