import { plural } from './plural.ts';

const did = { clear: 'cleared', success: 'marked as success', failed: 'marked as failed', delete: 'deleted' } as const;

/** Texts of what is done to several runs of a Dag at once. */
export const bulkRunTexts = {
  chooseAll: 'Choose all runs of this page',
  choose: (runId: string) => `Choose ${runId}`,
  actions: 'What to do with the chosen runs',
  chosen: (count: number) => `${plural(count, 'run')} chosen`,
  chooseNone: 'Choose none',
  clear: 'Clear',
  success: 'Mark success',
  failed: 'Mark failed',
  delete: 'Delete',
  titles: {
    clear: (count: number) => `Clear ${plural(count, 'run')}`,
    success: (count: number) => `Mark ${plural(count, 'run')} as success`,
    failed: (count: number) => `Mark ${plural(count, 'run')} as failed`,
    delete: (count: number) => `Delete ${plural(count, 'run')}`,
  },
  sentences: {
    clear: 'Their tasks are run again.',
    success: 'What is running is stopped.',
    failed: 'What is running is stopped.',
    delete:
      'The runs, their task instances and what these handed on are deleted for good. A run that is running is refused.',
  },
  done: (action: keyof typeof did, count: number) => `${plural(count, 'run')} ${did[action]}.`,
  refused: (count: number) => `${plural(count, 'run')} refused:`,
  dismiss: 'Dismiss what became of the runs',
} as const;
