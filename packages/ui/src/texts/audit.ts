import { plural } from './plural.ts';

/** Texts of the audit log. */
export const auditTexts = {
  title: 'Audit log',
  count: (count: number) => plural(count, 'entry', 'entries'),
  columns: { when: 'When', event: 'Event', user: 'User', dag: 'Dag', run: 'Run', task: 'Task', details: 'Details' },
  event: 'Event',
  user: 'User',
  dag: 'Dag id',
  from: 'From',
  to: 'To',
  hint: 'or a part of it',
  none: 'No entry matches these filters.',
  showDetails: 'Show',
} as const;
