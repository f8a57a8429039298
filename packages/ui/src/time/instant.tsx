import { Tooltip } from '@mantine/core';
import { texts } from '../texts.ts';
import { formatDistance, formatDuration, formatInstant, formatInstantsIn, secondsOf } from './format.ts';
import { useNow } from './now.tsx';
import { useZone } from './zone.tsx';

/** An instant in the chosen zone; the distance from now is in its tooltip. */
export function Instant({ at, distance = false }: { at: string | null; distance?: boolean }) {
  const { zone } = useZone();
  if (at === null) return <span className="numeric">–</span>;
  const now = new Date();
  const full = formatInstant(at, zone);
  const away = formatDistance(at, now);
  return (
    <Tooltip label={distance ? `${full} ${zone}` : `${away} · ${zone}`}>
      <time dateTime={at} className="numeric">
        {distance ? away : full}
      </time>
    </Tooltip>
  );
}

/** A sentence of the server, its instants in the chosen zone. */
export function Sentence({ text }: { text: string }) {
  const { zone } = useZone();
  return formatInstantsIn(text, zone);
}

/** How long it took, or takes until now. */
export function Duration({ start, end }: { start: string | null; end: string | null }) {
  const now = useNow(start !== null && end === null);
  const seconds = secondsOf(start, end, now);
  return <span className="numeric">{seconds === undefined ? texts.none : formatDuration(seconds)}</span>;
}
