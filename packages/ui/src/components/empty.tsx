import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** What stands where nothing is to be shown, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children === undefined ? null : <div className={classes.hint}>{children}</div>}
    </div>
  );
}
