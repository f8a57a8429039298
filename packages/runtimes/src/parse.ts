import type { LogRecord } from '@leeward/contracts';
import type { DagFileParseRequest, DagFileParsingResult, FromParser } from '@leeward/contracts/supervisor';
import type { ProcessEnd } from './child.ts';
import type { LogHandler } from './log-lines.ts';
import type { MessageHandler } from './messages.ts';
import type { Session, Work } from './session.ts';

/** What a parse depended on besides the code of the file and of what it imports. */
export interface Looked {
  /** Absolute paths of files and folders that the file's code read, as far as its runtime tells. */
  readonly filesRead: readonly string[];
  /** It asked for a variable or a connection, or opened a connection itself. */
  readonly outside: boolean;
}

/** What came of one parse. A Dag file that raises is `parsed`, with its traceback among the result's import errors. */
export type ParseOutcome =
  | { readonly kind: 'parsed'; readonly result: DagFileParsingResult; readonly looked: Looked }
  /** The callbacks that were asked for have run; such a request parses nothing. */
  | { readonly kind: 'calledBack' }
  | { readonly kind: 'timedOut'; readonly timeoutSeconds: number }
  | { readonly kind: 'aborted' }
  | ({ readonly kind: 'crashed'; readonly stderrTail: string } & ProcessEnd);

/** The messages are as the runtime sent them: refuse what you do not know. */
export type ParserQuestionHandler = MessageHandler<Exclude<FromParser, DagFileParsingResult>>;

export interface ParseWork {
  readonly request: DagFileParseRequest | typeof callbackStart;
  readonly timeoutSeconds: number;
  readonly onMessage: ParserQuestionHandler;
  readonly onLog: LogHandler;
  readonly signal: AbortSignal | undefined;
}

/** What the conversation with a child begins with that runs one callback by its import path. */
export const callbackStart = { type: 'StartCallback' } as const;

const stderrTailLines = 40;
const printer = 'dag_processor';

/** Has a child parse a Dag file, or run callbacks, and ends it with SIGKILL, with all that it started, at its timeout or when the signal aborts. */
export async function parseIn(session: Session, parse: ParseWork): Promise<ParseOutcome> {
  const { request } = parse;
  const hasCallbacks = request.type === 'StartCallback' || (request.callback_requests ?? []).length > 0;
  let result: DagFileParsingResult | undefined;
  let stopped: 'timedOut' | 'aborted' | undefined;
  let asked = false;
  const stderrTail: string[] = [];
  const work: Work = {
    first: request,
    printer,
    isFinal: (message) => message.type === 'DagFileParsingResult',
    onLog: (record: LogRecord) => {
      if (record.logger === `${printer}.stderr` && stderrTail.push(record.event) > stderrTailLines) stderrTail.shift();
      return parse.onLog(record);
    },
    onMessage: (message, context) => {
      if (!work.isFinal(message)) {
        asked ||= message.type !== 'MaskSecret';
        return (parse.onMessage as MessageHandler)(message, context);
      }
      result = message as DagFileParsingResult;
      return null;
    },
  };
  const stop = (reason: 'timedOut' | 'aborted') => {
    stopped ??= reason;
    session.child.kill('SIGKILL');
  };
  const abort = () => stop('aborted');
  const timer = setTimeout(() => stop('timedOut'), parse.timeoutSeconds * 1000);
  parse.signal?.addEventListener('abort', abort, { once: true });
  if (parse.signal?.aborted === true) abort();
  const done = await session.runToFinal(work);
  const end = done.kind === 'final' ? await session.hangUp() : done.end;
  clearTimeout(timer);
  parse.signal?.removeEventListener('abort', abort);

  if (result !== undefined) return { kind: 'parsed', result, looked: lookedAt(result, asked) };
  if (stopped === 'timedOut') return { kind: 'timedOut', timeoutSeconds: parse.timeoutSeconds };
  if (stopped === 'aborted') return { kind: 'aborted' };
  if (end.exitCode === 0 && hasCallbacks) return { kind: 'calledBack' };
  return { kind: 'crashed', exitCode: end.exitCode, signal: end.signal, stderrTail: stderrTail.join('\n') };
}

/** Our Python runtime adds to the result what was read. */
function lookedAt(
  result: DagFileParsingResult & { files_read?: string[]; connects?: boolean },
  asked: boolean,
): Looked {
  return { filesRead: result.files_read ?? [], outside: asked || result.connects === true };
}
