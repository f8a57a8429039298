import { plural } from './plural.ts';

/** Texts of what tasks ask of people. */
export const questionTexts = {
  title: 'Question',
  waits: 'It waits for the answer of a person, which its page takes.',
  askedOf: (names: string) => `Asked of ${names}.`,
  options: 'Options',
  submit: 'Answer',
  answeredBy: (name: string) => `Answered by ${name}`,
  answeredByDefault: 'Nobody answered in time; the default was taken',
  list: {
    title: 'Questions',
    count: (count: number) => plural(count, 'question'),
    show: 'Which questions',
    open: 'Open',
    answered: 'Answered',
    subject: 'Subject',
    dag: 'Dag id',
    hint: 'or a part of it',
    noneOpen: 'No task waits for an answer.',
    noneAnswered: 'No question has been answered yet.',
    noMatch: 'No question matches these filters.',
    columns: { subject: 'Question', dag: 'Dag', run: 'Run', task: 'Task', asked: 'Asked' },
    askedOf: 'Asked of',
    anybody: 'anybody',
    answer: 'Answer',
  },
} as const;
