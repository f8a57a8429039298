import type pg from 'pg';

/** A connection of its own that is opened when it is first asked for, and again after it was lost or ended. */
interface LastingClient {
  get(): Promise<pg.Client>;
  /** The present one, or the one that is being opened. */
  readonly present: Promise<pg.Client> | undefined;
  end(): Promise<void>;
}

/** @param onLost once for each connection that ended by itself or could not be opened. */
export function createLastingClient(open: () => Promise<pg.Client>, onLost = () => {}): LastingClient {
  let present: Promise<pg.Client> | undefined;
  return {
    get present() {
      return present;
    },
    get() {
      if (present !== undefined) return present;
      const fresh = open();
      // Only of itself: the end of an earlier connection may be told after the next one was opened.
      const forget = () => {
        if (present !== fresh) return;
        present = undefined;
        onLost();
      };
      fresh.then((opened) => opened.once('end', forget), forget);
      present = fresh;
      return fresh;
    },
    async end() {
      const ended = present;
      present = undefined;
      await ended?.then((opened) => opened.end()).catch(() => {});
    },
  };
}
