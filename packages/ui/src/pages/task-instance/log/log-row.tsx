import { type CSSProperties, memo } from 'react';
import { ChevronIcon } from '../../../components/icons.tsx';
import { texts } from '../../../texts.ts';
import { formatClock } from '../../../time/format.ts';
import { ansiSegments, type TextStyle } from './ansi.ts';
import classes from './log.module.css';
import { type LogLine, patternOf } from './log-lines.ts';
import { lineQuery } from './use-linked-line.ts';

interface LogRowProps {
  line: LogLine;
  groupSize: number | undefined;
  isUnfolded: boolean;
  /** What the search looks for, and whether this is the match it stands on. */
  wanted: string;
  isCurrentMatch: boolean;
  /** Whether the page's address names it. */
  isLinked: boolean;
  showTimes: boolean;
  zone: string;
  onToggle(group: number): void;
}

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, groupSize, isUnfolded, wanted, isCurrentMatch, isLinked, showTimes, zone, onToggle } = props;
  return (
    <div
      className={classes.line}
      data-level={line.level ?? undefined}
      data-current={isCurrentMatch}
      data-linked={isLinked}
    >
      <a
        className={classes.number}
        href={`?${lineQuery(line.number)}`}
        data-line={line.number}
        tabIndex={-1}
        aria-label={texts.log.line(line.number)}
      >
        {line.number}
      </a>
      {showTimes ? <span className={classes.time}>{line.at === null ? '' : formatClock(line.at, zone)}</span> : null}
      <span className={classes.level}>{line.at === null || line.level === null ? '' : line.level}</span>
      <span className={classes.text} style={{ paddingLeft: line.groups.length * 14 }}>
        {line.heads === null ? (
          <Text raw={line.raw} wanted={wanted} />
        ) : (
          <button
            type="button"
            className={classes.group}
            aria-expanded={isUnfolded}
            onClick={() => onToggle(line.heads!)}
          >
            <span className={classes.chevron} data-open={isUnfolded}>
              <ChevronIcon size={11} />
            </span>
            {texts.log.group(line.text, groupSize ?? 0)}
          </button>
        )}
        {line.extra === '' ? null : <span className={classes.extra}> {line.extra}</span>}
      </span>
    </div>
  );
});

function Text({ raw, wanted }: { raw: string; wanted: string }) {
  let at = 0;
  return ansiSegments(raw).map(({ text, style }) => {
    const key = at;
    at += text.length;
    return (
      <span key={key} style={cssOf(style)}>
        {wanted === '' ? text : <Marked text={text} wanted={wanted} />}
      </span>
    );
  });
}

function Marked({ text, wanted }: { text: string; wanted: string }) {
  const parts = text.split(patternOf(wanted, 'gi'));
  let at = 0;
  return parts.map((part, index) => {
    const key = at;
    at += part.length + 1;
    return index % 2 === 1 ? <mark key={key}>{part}</mark> : part;
  });
}

function cssOf({ color, background, bold, dim, italic, underline, strike }: TextStyle): CSSProperties {
  const lines = [underline && 'underline', strike && 'line-through'].filter(Boolean).join(' ');
  return {
    ...(color === undefined ? {} : { color: background !== undefined && isPale(color) ? '#fff' : color }),
    ...(background === undefined ? {} : { background }),
    ...(bold ? { fontWeight: 700 } : {}),
    ...(dim ? { opacity: 0.65 } : {}),
    ...(italic ? { fontStyle: 'italic' } : {}),
    ...(lines === '' ? {} : { textDecoration: lines }),
  };
}

/** White and light grey are darkened on the light theme's ground; on a ground of their own they are what they say. */
function isPale(color: string): boolean {
  return color === 'var(--ansi-7)' || color === 'var(--ansi-15)';
}
