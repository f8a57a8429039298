import type { Duplex } from 'node:stream';
import { AnswerError } from '@leeward/contracts';
import type { FromTask } from '@leeward/contracts/supervisor';
import { encodeFrame, type FrameBody, FrameReader } from './frames.ts';

/** A message of the supervisor schema as it came over the wire: nothing has checked it but that it is one. */
export type RuntimeMessage = FrameBody;

export interface MessageContext {
  /** W3C trace context of the runtime's span (`traceparent`, ...), empty where it sent none. */
  readonly traceContext: Readonly<Record<string, string>>;
}

/**
 * Answers one message. The answer is a message body or null (an empty answer). An AnswerError reaches the runtime as it is, anything
 * else that is thrown as API_SERVER_ERROR, as Airflow's supervisor does (handle_requests).
 */
export type MessageHandler<Question = RuntimeMessage, Answer = RuntimeMessage> = (
  message: Question,
  context: MessageContext,
) => Promise<Answer | null> | Answer | null;

const finalTypes = [
  'SucceedTask',
  'TaskState',
  'RetryTask',
  'DeferTask',
  'RescheduleTask',
  'AwaitInputTask',
] as const satisfies readonly FromTask['type'][];

/** The messages by which an attempt tells its end. */
export type FinalMessage = Extract<FromTask, { type: (typeof finalTypes)[number] }>;

export function isFinalMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Message & FinalMessage {
  return (finalTypes as readonly string[]).includes(message.type);
}

/** The caller's end of a runtime's message channel, over one piece of work or several in a row. */
export class Conversation {
  readonly #channel: Duplex;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #reader = new FrameReader();

  constructor(channel: Duplex) {
    this.#channel = channel;
    this.#chunks = channel[Symbol.asyncIterator]();
  }

  /**
   * Sends the first message, then answers every request in its order until the runtime closes the channel, or until `isDone` says
   * so of a request that has been answered. One request is handled at a time: a runtime that asks quickly waits on its own socket.
   *
   * Throws FrameError when the runtime sends what is no frame.
   */
  async hold(
    first: RuntimeMessage,
    onMessage: MessageHandler,
    isDone: (message: RuntimeMessage) => boolean,
  ): Promise<void> {
    await write(this.#channel, encodeFrame(0, first));
    for (let chunk = await this.#chunks.next(); chunk.done !== true; chunk = await this.#chunks.next()) {
      for (const { id, body, extra } of this.#reader.push(chunk.value)) {
        if (body === null) continue;
        await write(this.#channel, await answer(id, body, extra, onMessage));
        if (isDone(body)) return;
      }
    }
  }
}

async function answer(
  id: number,
  body: RuntimeMessage,
  extra: Readonly<Record<string, unknown>> | null,
  onMessage: MessageHandler,
): Promise<Buffer> {
  try {
    return encodeFrame(id, await onMessage(body, { traceContext: (extra ?? {}) as Record<string, string> }));
  } catch (thrown) {
    const error =
      thrown instanceof AnswerError
        ? { type: 'ErrorResponse', error: thrown.error, detail: thrown.detail }
        : {
            type: 'ErrorResponse',
            error: 'API_SERVER_ERROR',
            detail: { status_code: null, message: thrown instanceof Error ? thrown.message : String(thrown) },
          };
    return encodeFrame(id, null, error);
  }
}

/** Resolves when the channel takes more. A channel that the runtime has closed takes nothing: it tells its end otherwise. */
function write(channel: Duplex, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (channel.destroyed || !channel.writable) resolve();
    else channel.write(bytes, () => resolve());
  });
}
