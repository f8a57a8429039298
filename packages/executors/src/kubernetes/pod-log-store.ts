/** What became of a piece of a pod's log. */
export const Appended = {
  Stored: 'stored',
  /** The store lacks what comes before it. */
  ChunkMissing: 'chunk_missing',
  /** The attempt was deleted, and its logs are of no use to anybody. */
  AttemptUnknown: 'attempt_unknown',
} as const;
export type Appended = (typeof Appended)[keyof typeof Appended];

/** Where the logs of attempts are kept, as an executor reaches it. What rejects may be tried again. */
export interface PodLogStore {
  /** Bytes that the attempt's own workers have shipped; undefined for an attempt that was deleted. */
  shippedBytes(attemptId: string): Promise<number | undefined>;
  /** Stores text at a byte offset of the log of one of the attempt's pods. The same text again is stored once. */
  append(attemptId: string, pod: string, offset: number, text: string): Promise<Appended>;
}
