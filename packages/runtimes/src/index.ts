export type { ProcessEnd } from './child.ts';
export { errors } from './errors.ts';
export { type Language, languageOf } from './language.ts';
export type { LogHandler } from './log-lines.ts';
export {
  AnswerError,
  isFinalMessage,
  type MessageContext,
  type MessageHandler,
  type RuntimeMessage,
} from './messages.ts';
export type { ParseOutcome } from './parse.ts';
export * from './runtimes.ts';
export type { RunningTask, TaskEnd } from './task.ts';
