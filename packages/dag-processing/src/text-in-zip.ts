import { unzipSync } from 'fflate';

/** What people are shown of one file; a few bytes may stand for a great many. */
const largestBytes = 5_000_000;

/** The text of one file in a zip file; undefined where it is not there, or packed in a way that Python's zipimport does not know either. */
export function textInZip(zip: Uint8Array, name: string): string | undefined {
  try {
    const files = unzipSync(zip, { filter: (file) => file.name === name && file.originalSize <= largestBytes });
    const bytes = files[name];
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
