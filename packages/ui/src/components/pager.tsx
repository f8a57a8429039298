import { ActionIcon } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { texts } from '../texts.ts';
import { ChevronIcon } from './icons.tsx';
import classes from './pager.module.css';

interface PagerProps {
  offset: number;
  total: number;
  perPage: number;
  go(offset: number): void;
}

/** To the page before and the next one; nothing where one page holds all. A page beyond the end, as after a deletion, gives way to the last. */
export function Pager({ offset, total, perPage, go }: PagerProps) {
  const isBeyond = total > 0 && offset >= total;
  const lastOffset = Math.floor((total - 1) / perPage) * perPage;
  const goToLast = useEffectEvent(() => go(lastOffset));
  useEffect(() => {
    if (isBeyond) goToLast();
  }, [isBeyond]);
  if (total <= perPage || isBeyond) return null;
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
