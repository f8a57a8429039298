import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;
/** What people are shown of one file; a few bytes may stand for a great many. */
const largestBytes = 5_000_000;

/** The text of one file in a zip file; undefined where it is not there, or packed in a way that Python's zipimport does not know either. */
export function textInZip(zip: Buffer, name: string): string | undefined {
  try {
    const packed = findEntry(zip, name);
    if (packed === undefined) return undefined;
    const { method, bytes } = packed;
    if (method === stored) return bytes.toString('utf8');
    return method === deflated ? inflateRawSync(bytes, { maxOutputLength: largestBytes }).toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Throws a RangeError where the file is cut off. */
function findEntry(zip: Buffer, name: string): { method: number; bytes: Buffer } | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) return undefined;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count && zip.readUInt32LE(at) === directoryEntry; entry += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42);
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return { method: zip.readUInt16LE(at + 10), bytes: zip.subarray(begin, begin + zip.readUInt32LE(at + 20)) };
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return undefined;
}
