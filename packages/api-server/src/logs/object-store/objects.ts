/** What a log store needs of an object store. Keys are paths with slashes; an object is written once and never changed. */
export interface Objects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Bytes `from` to `to` (exclusive); undefined where there is no such object. */
  get(key: string, from: number, to: number): Promise<Uint8Array | undefined>;
  /** What follows in the keys that begin like this; what was put before is among them. */
  list(start: string): Promise<string[]>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** The address of a key, for people. */
  describe(key: string): string;
}
