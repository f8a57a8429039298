import { ActionIcon } from '@mantine/core';
import { texts } from '../texts.ts';
import { ChevronIcon } from './icons.tsx';
import classes from './pager.module.css';

interface PagerProps {
  offset: number;
  total: number;
  perPage: number;
  go(offset: number): void;
}

/** To the page before and the next one; nothing where one page holds all. */
export function Pager({ offset, total, perPage, go }: PagerProps) {
  if (total <= perPage) return null;
  const last = Math.min(offset + perPage, total);
  return (
    <nav className={classes.pager} aria-label={texts.pager.range(offset + 1, last, total)}>
      <ActionIcon
        variant="default"
        aria-label={texts.pager.previous}
        disabled={offset === 0}
        onClick={() => go(offset - perPage)}
      >
        <span className={classes.back}>
          <ChevronIcon />
        </span>
      </ActionIcon>
      <span className="numeric">{texts.pager.range(offset + 1, last, total)}</span>
      <ActionIcon
        variant="default"
        aria-label={texts.pager.next}
        disabled={last >= total}
        onClick={() => go(offset + perPage)}
      >
        <ChevronIcon />
      </ActionIcon>
    </nav>
  );
}
