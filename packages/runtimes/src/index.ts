export { AnswerError } from '@leeward/contracts';
export type { ProcessEnd } from './child.ts';
export { errors } from './errors.ts';
export { type Language, languageOf } from './language.ts';
export type { LogHandler } from './log-lines.ts';
export {
  type FinalMessage,
  isFinalMessage,
  type MessageContext,
  type MessageHandler,
  type RuntimeMessage,
} from './messages.ts';
export type { ParseOutcome, ParserQuestionHandler } from './parse.ts';
export type { TimetableQuestion } from './python/control.ts';
export { ensurePythonEnvironment, type FoundPython, findPython } from './python/environment.ts';
export * from './runtimes.ts';
export type { RunningTask, TaskEnd, TaskWork } from './task.ts';
export type { TimetableAnswer } from './timetable.ts';
export type { RunningTriggers, TriggersRequest } from './triggers.ts';
