import type { LogRecord } from '@leeward/contracts';
import { attend, type Child, type ProcessEnd } from './child.ts';
import type { LogHandler } from './log-lines.ts';
import type { MessageHandler, RuntimeMessage } from './messages.ts';

/** What came of one parse. A Dag file that raises is `parsed`, with its traceback among the result's import errors. */
export type ParseOutcome =
  | { readonly kind: 'parsed'; readonly result: RuntimeMessage }
  /** The callbacks that were asked for have run; such a request parses nothing. */
  | { readonly kind: 'calledBack' }
  | { readonly kind: 'timedOut'; readonly timeoutSeconds: number }
  | { readonly kind: 'aborted' }
  | ({ readonly kind: 'crashed'; readonly stderrTail: string } & ProcessEnd);

export interface ParseWork {
  readonly request: RuntimeMessage;
  readonly timeoutSeconds: number;
  readonly onMessage: MessageHandler;
  readonly onLog: LogHandler;
  readonly signal: AbortSignal | undefined;
}

const stderrTailLines = 40;

/** Has a child parse a Dag file and ends it with SIGKILL, with all that it started, at its timeout or when the signal aborts. */
export async function parseIn(child: Child, work: ParseWork): Promise<ParseOutcome> {
  let result: RuntimeMessage | undefined;
  let stopped: 'timedOut' | 'aborted' | undefined;
  const stop = (reason: 'timedOut' | 'aborted') => {
    stopped ??= reason;
    child.kill('SIGKILL');
  };
  const abort = () => stop('aborted');
  const timer = setTimeout(() => stop('timedOut'), work.timeoutSeconds * 1000);
  work.signal?.addEventListener('abort', abort, { once: true });
  if (work.signal?.aborted === true) abort();
  const stderrTail: string[] = [];
  const end = await attend(child, {
    first: work.request,
    printer: 'dag_processor',
    onLog: (record: LogRecord) => {
      if (record.logger === 'dag_processor.stderr') stderrTail.push(record.event);
      if (stderrTail.length > stderrTailLines) stderrTail.shift();
      return work.onLog(record);
    },
    onMessage: (message, context) => {
      if (message.type !== 'DagFileParsingResult') return work.onMessage(message, context);
      result = message;
      // What the file does after its Dags are told is of no use to anyone.
      return null;
    },
  });
  clearTimeout(timer);
  work.signal?.removeEventListener('abort', abort);
  if (result !== undefined) return { kind: 'parsed', result };
  if (stopped === 'timedOut') return { kind: 'timedOut', timeoutSeconds: work.timeoutSeconds };
  if (stopped === 'aborted') return { kind: 'aborted' };
  if (end.exitCode === 0 && hasCallbacks(work.request)) return { kind: 'calledBack' };
  return { kind: 'crashed', exitCode: end.exitCode, signal: end.signal, stderrTail: stderrTail.join('\n') };
}

function hasCallbacks(request: RuntimeMessage): boolean {
  const callbacks = request.callback_requests;
  return Array.isArray(callbacks) && callbacks.length > 0;
}
