import { decode, encode } from '@msgpack/msgpack';

/** A frame of the supervisor schema: 4 bytes of length, big-endian, then msgpack of `[id, body, error?]`. */
export interface Frame {
  readonly id: number;
  readonly body: unknown;
  readonly error: unknown;
}

export function encodeFrame(id: number, body: unknown): Buffer {
  const payload = encode([id, body], { ignoreUndefined: true });
  const frame = Buffer.allocUnsafe(4 + payload.length);
  frame.writeUInt32BE(payload.length, 0);
  frame.set(payload, 4);
  return frame;
}

/** Cuts a stream of bytes into frames. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    while (this.#length >= 4) {
      const size = 4 + this.#joined().readUInt32BE(0);
      if (this.#length < size) break;
      const bytes = this.#joined();
      frames.push(decodeFrame(bytes.subarray(4, size)));
      this.#chunks = [bytes.subarray(size)];
      this.#length -= size;
    }
    return frames;
  }

  #joined(): Buffer {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }
}

function decodeFrame(payload: Uint8Array): Frame {
  const value = decode(payload);
  if (!Array.isArray(value) || typeof value[0] !== 'number') throw new TypeError('a frame is not [id, body, error?]');
  return { id: value[0], body: value[1] ?? null, error: value[2] ?? null };
}
