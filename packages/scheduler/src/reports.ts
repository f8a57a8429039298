import {
  AttemptEnd,
  type AttemptNote,
  type AttemptReason,
  type ExecutorEvents,
  storableJson,
  storableText,
} from '@leeward/contracts';
import { type Loss, nameAttempts, noteAttempt } from '@leeward/lifecycle';
import type { SchedulerContext } from './context.ts';
import { lose } from './hand-over.ts';

/** Names are written together: a wide run's attempts are accepted one after the other. */
const namingDelayMs = 50;

/**
 * Writes what executors report. Reports that come while others are written are written together after them; those that cannot be
 * written because the database is away are tried again.
 */
export class ExecutorReports implements ExecutorEvents {
  readonly #context: () => SchedulerContext;
  readonly #onSlots: () => void;
  /** Attempts that executors hold. */
  readonly #outstanding: Set<string>;
  /** Attempts that were told to stop: their end frees a cleared task instance. */
  readonly #stopping = new Set<string>();
  #losses: Loss[] = [];
  #names = new Map<string, string>();
  #notes: { attemptId: string; note: AttemptNote }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  constructor(context: () => SchedulerContext, outstanding: Set<string>, onSlots: () => void) {
    this.#context = context;
    this.#outstanding = outstanding;
    this.#onSlots = onSlots;
  }

  accepted(attemptId: string, externalId: string): void {
    this.#names.set(attemptId, externalId);
    this.#writeIn(namingDelayMs);
  }

  ended(attemptId: string, end: AttemptEnd, reason: AttemptReason): void {
    this.#names.delete(attemptId);
    this.#outstanding.delete(attemptId);
    const wasStopped = this.#stopping.delete(attemptId);
    if (end === AttemptEnd.Exited && !wasStopped) return;
    this.#losses.push({ attemptId, end: end === AttemptEnd.Exited ? AttemptEnd.Infrastructure : end, reason });
    this.#writeIn(0);
  }

  noted(attemptId: string, note: AttemptNote): void {
    this.#notes.push({ attemptId, note });
    this.#writeIn(namingDelayMs);
  }

  slotsFreed(): void {
    this.#onSlots();
  }

  /** To be called before an attempt is told to stop. */
  stopping(attemptId: string): void {
    if (this.#outstanding.has(attemptId)) this.#stopping.add(attemptId);
  }

  /** Writes what is left; answers when all is written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#writing !== undefined || this.#hasSome()) {
      this.#writing ??= this.#write().finally(() => {
        this.#writing = undefined;
      });
      await this.#writing;
    }
  }

  #hasSome(): boolean {
    return this.#losses.length > 0 || this.#names.size > 0 || this.#notes.length > 0;
  }

  #writeIn(ms: number): void {
    if (this.#timer !== undefined && ms > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush().catch((error: Error) => {
        this.#context().log.error({ error }, 'an executor report could not be written; it is tried again');
        this.#writeIn(retryMs);
      });
    }, ms);
  }

  async #write(): Promise<void> {
    const context = this.#context();
    const { database } = context;
    const losses = this.#losses;
    const names = this.#names;
    const notes = this.#notes;
    this.#losses = [];
    this.#names = new Map();
    this.#notes = [];
    try {
      await lose(context, losses);
      losses.length = 0;
      if (names.size > 0) await database.run(nameAttempts, [...names.keys()], [...names.values()]);
      names.clear();
      for (let next = notes[0]; next !== undefined; next = notes[0]) {
        const { occurredAt, source, code, message, details } = next.note;
        const detailsText = details === undefined ? null : storableJson(details);
        await database.run(noteAttempt, next.attemptId, occurredAt, source, code, storableText(message), detailsText);
        notes.shift();
      }
    } catch (error) {
      this.#losses.unshift(...losses);
      this.#names = new Map([...names, ...this.#names]);
      this.#notes.unshift(...notes);
      throw error;
    }
  }
}

const retryMs = 1_000;
