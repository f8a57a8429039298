import { Breadcrumbs, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { ActionTarget } from '../../api/mutations.ts';
import { StateLabel, type StateName } from '../../components/state-icon.tsx';
import { TaskActions } from './task-actions.tsx';
import classes from './task-instance-page.module.css';

interface ActionHeaderProps {
  /** The links to what it is in. */
  crumbs: readonly (readonly [path: string, name: string])[];
  title: string;
  /** Undefined where it has none of its own. */
  state: StateName | undefined;
  target: ActionTarget;
  /** What stands beside the state. */
  children?: ReactNode;
}

/** Where a task instance or a task group is, how it is, and what may be done to it. */
export function ActionHeader({ crumbs, title, state, target, children }: ActionHeaderProps) {
  return (
    <div className={classes.header}>
      <Breadcrumbs separatorMargin={6} className={classes.crumbs ?? ''}>
        {crumbs.map(([path, name]) => (
          <Link key={path} to={path}>
            {name}
          </Link>
        ))}
      </Breadcrumbs>
      <div className={classes.row}>
        <Title order={1} className={classes.name ?? ''}>
          {title}
        </Title>
        {state === undefined ? null : <StateLabel state={state} />}
        {children === undefined ? null : <span className={classes.dim}>{children}</span>}
        <TaskActions target={target} />
      </div>
    </div>
  );
}
