import { plural } from './plural.ts';

/** Texts of the page of a task group. */
export const groupTexts = {
  named: (id: string) => `Group ${id}`,
  open: 'The group’s tasks in this run, to clear or mark together',
  count: (count: number) => plural(count, 'task'),
  task: 'Task',
  state: 'State',
  operator: 'Operator',
  started: 'Started',
  duration: 'Duration',
  why: 'Why',
  none: 'This run has no task of the group.',
  unknown: 'The newest version of the Dag has no such group.',
};
