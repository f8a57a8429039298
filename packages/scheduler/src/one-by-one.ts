import { isConnectionError } from '@leeward/database';

/**
 * Does the work for all at once and, where that fails, for each by itself: one that cannot be done must not keep the others. What fails
 * alone is told. Throws where the database cannot be reached.
 */
export async function together<Id>(
  ids: readonly Id[],
  work: (ids: readonly Id[]) => Promise<void>,
  onFailure: (id: Id, error: unknown) => void,
): Promise<void> {
  try {
    await work(ids);
  } catch (error) {
    if (isConnectionError(error)) throw error;
    const [first, ...others] = ids;
    if (first === undefined) throw error;
    if (others.length === 0) {
      onFailure(first, error);
      return;
    }
    for (const id of ids) await together([id], work, onFailure);
  }
}
