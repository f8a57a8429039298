export { AnswerError } from '@leeward/contracts';
export { AuthorView } from './author-environment.ts';
export type { ProcessEnd } from './child.ts';
export { languageOf } from './language.ts';
export type {
  MessageContext,
  MessageHandler,
  RuntimeMessage,
} from './messages.ts';
export type { Looked, ParseOutcome, ParserQuestionHandler } from './parse.ts';
export type { TimetableQuestion } from './python/control.ts';
export { ensurePythonEnvironment, findPython, hasPythonEnvironment } from './python/environment.ts';
export * from './runtimes.ts';
export type { RunningTask, TaskEnd } from './task.ts';
