import { WholeFloat } from '@leeward/contracts';
import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';

/**
 * The wire of Airflow's supervisor schema (airflow/sdk/execution_time/comms.py): a 4-byte big-endian length, then msgpack of
 * `[id, body, error?]`. What a runtime sends may carry a trace context in the third place instead of an error.
 *
 * Timestamps (msgpack extension -1, sent by Python for every aware datetime) become ISO 8601 strings with microseconds, which a
 * Date would lose. Integers beyond 2^53 become bigint, all others number; a float whose value is whole is a WholeFloat.
 */
export interface Frame {
  readonly id: number;
  readonly body: FrameBody | null;
  /** Of an answer its error, of a request its W3C trace context. */
  readonly extra: Readonly<Record<string, unknown>> | null;
}

export type FrameBody = { readonly type: string } & Readonly<Record<string, unknown>>;

const headerBytes = 4;
const timestampExtension = -1;
const defaultFrameLimitBytes = 256 * 1024 * 1024;

export class FrameError extends Error {
  override readonly name = 'FrameError';
}

const extensions = new ExtensionCodec();
extensions.register({
  type: timestampExtension,
  encode: () => null,
  decode: decodeTimestamp,
});
// With useBigInt64 the encoder would make a float of a number beyond 32 bits.
const encoder = new Encoder({ ignoreUndefined: true });
const decoder = new Decoder({ extensionCodec: extensions, useBigInt64: true });

/** What the two classes do with numbers that are objects here, which they have no option to change. */
interface EncoderParts {
  encodeObject(object: unknown, depth: number): void;
  encodeNumberAsFloat(value: number): void;
  encodeBigInt64(value: bigint): void;
}
interface DecoderParts {
  readF64(): unknown;
}
writeNumberObjects(encoder as unknown as EncoderParts);
readWholeFloats(decoder as unknown as DecoderParts);

function writeNumberObjects(writer: EncoderParts): void {
  const encodeObject = writer.encodeObject.bind(writer);
  writer.encodeObject = (object, depth) => {
    if (object instanceof WholeFloat) writer.encodeNumberAsFloat(object.value);
    else if (typeof object === 'bigint') writer.encodeBigInt64(object);
    else encodeObject(object, depth);
  };
}

function readWholeFloats(reader: DecoderParts): void {
  const readF64 = reader.readF64.bind(reader) as () => number;
  reader.readF64 = () => {
    const value = readF64();
    return Number.isInteger(value) ? new WholeFloat(value) : value;
  };
}

export function encodeFrame(id: number, body: unknown, error?: unknown): Buffer {
  const payload = encoder.encodeSharedRef(error === undefined ? [id, body] : [id, body, error]);
  const frame = Buffer.allocUnsafe(headerBytes + payload.length);
  frame.writeUInt32BE(payload.length, 0);
  frame.set(payload, headerBytes);
  return frame;
}

/** Takes bytes as they come and gives the frames they complete. Throws FrameError on anything that is not a frame. */
export class FrameReader {
  readonly #limitBytes: number;
  #chunks: Buffer[] = [];
  #bufferedBytes = 0;
  #neededBytes = headerBytes;

  constructor(limitBytes = defaultFrameLimitBytes) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#bufferedBytes += chunk.length;
    const frames: Frame[] = [];
    while (this.#bufferedBytes >= this.#neededBytes) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
      const payloadBytes = bytes.readUInt32BE(0);
      if (payloadBytes > this.#limitBytes)
        throw new FrameError(`a frame of ${payloadBytes} bytes is over the limit of ${this.#limitBytes}`);
      const end = headerBytes + payloadBytes;
      if (bytes.length >= end) {
        frames.push(decodeFrame(bytes.subarray(headerBytes, end)));
        this.#keep(bytes.subarray(end), headerBytes);
      } else {
        this.#keep(bytes, end);
      }
    }
    return frames;
  }

  /** True between frames: the stream may end here. */
  get isAtBoundary(): boolean {
    return this.#bufferedBytes === 0;
  }

  #keep(rest: Buffer, neededBytes: number): void {
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#bufferedBytes = rest.length;
    this.#neededBytes = neededBytes;
  }
}

function decodeFrame(payload: Buffer): Frame {
  let value: unknown;
  try {
    value = narrow(decoder.decode(payload));
  } catch (cause) {
    throw new FrameError('a frame is not msgpack', { cause });
  }
  if (!Array.isArray(value) || typeof value[0] !== 'number')
    throw new FrameError('a frame is not an array that begins with its id');
  const [id, body, extra] = value as [number, unknown, unknown];
  if (body !== null && body !== undefined && typeof (body as Partial<FrameBody>).type !== 'string')
    throw new FrameError('the body of a frame does not name its type');
  return { id, body: (body ?? null) as Frame['body'], extra: (extra ?? null) as Frame['extra'] };
}

/** In place: a 64-bit integer, which is decoded as bigint, becomes a number where that holds it. */
function narrow(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (isBroad(value[i])) value[i] = narrow(value[i]);
  } else if (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Uint8Array || value instanceof WholeFloat)
  ) {
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record)) if (isBroad(record[key])) record[key] = narrow(record[key]);
  }
  return value;
}

function isBroad(value: unknown): boolean {
  return typeof value === 'bigint' || (typeof value === 'object' && value !== null);
}

/** The three timestamp layouts of the msgpack specification, as an ISO 8601 string in UTC. */
function decodeTimestamp(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let seconds: number;
  let nanoseconds = 0;
  if (data.length === 4) {
    seconds = view.getUint32(0);
  } else if (data.length === 8) {
    const high = view.getUint32(0);
    nanoseconds = high >>> 2;
    seconds = (high & 3) * 2 ** 32 + view.getUint32(4);
  } else {
    nanoseconds = view.getUint32(0);
    seconds = Number(view.getBigInt64(4));
  }
  const toSecond = new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length);
  const micros = Math.floor(nanoseconds / 1000);
  return micros === 0 ? `${toSecond}Z` : `${toSecond}.${String(micros).padStart(6, '0')}Z`;
}
