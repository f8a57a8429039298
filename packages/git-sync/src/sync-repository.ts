import path from 'node:path';
import { type FetchSettings, fetchRevision, peel } from './fetch-revision.ts';
import type { Git, Limits } from './git.ts';
import type { Log } from './log.ts';
import { type PublishedTree, publishLink, readPublishedLink, removeLeftoverLinks } from './publish-link.ts';
import { isFullHash, lsRemotePatterns, pickCommit } from './remote-ref.ts';
import { homeName, prepareRepository } from './repository.ts';
import { CommandError } from './run-command.ts';
import {
  createTree,
  isExpired,
  isTreeSound,
  isTreeUnchanged,
  markReplaced,
  removeStaleTrees,
  type TreeSettings,
  witnessOf,
} from './worktree.ts';

export type GarbageCollection = 'auto' | 'always' | 'aggressive' | 'off';

interface SyncSettings extends FetchSettings, TreeSettings {
  url: string;
  ref: string;
  /** Absolute, symbolic links resolved. */
  root: string;
  /** Absolute. */
  link: string;
  staleTimeoutMs: number;
  garbageCollection: GarbageCollection;
}

interface SyncEvents {
  /** The first sync of the process, or a change: history is brought in. */
  onFetch(): void;
  /** A new tree is complete and about to be published. */
  onBeforePublish(tree: PublishedTree): void;
  /** The tree is published: after each change and after the first sync. */
  onPublished(tree: PublishedTree): void;
}

interface SyncResult {
  commit: string;
  changed: boolean;
}

/**
 * Brings the link to the commit that the ref names. Every call looks at what is there and takes the steps that are
 * missing, so it does not matter where an earlier one was killed. After a failure, and in the first call, the look is a
 * thorough one; otherwise it costs a few small reads and one `git ls-remote`.
 */
export class RepositorySync {
  readonly #settings: SyncSettings;
  readonly #git: Git;
  readonly #log: Log;
  readonly #events: SyncEvents;
  #synced = false;
  #thorough = true;

  constructor(settings: SyncSettings, git: Git, log: Log, events: SyncEvents) {
    this.#settings = settings;
    this.#git = git;
    this.#log = log;
    this.#events = events;
  }

  /** Whether the ref is a commit and its sound tree is published: then no remote needs to be asked. */
  async isSettled(): Promise<boolean> {
    const { ref, root, link } = this.#settings;
    if (!this.#synced || this.#thorough || !isFullHash(ref)) return false;
    const current = await readPublishedLink(link);
    return current?.commit === ref && isTreeSound(root, current, await witnessOf(this.#settings));
  }

  async sync(limits: Limits): Promise<SyncResult> {
    const { root, link, ref } = this.#settings;
    const thorough = this.#thorough;
    this.#thorough = true;
    if (thorough) await removeLeftoverLinks(link);
    const published = await readPublishedLink(link);
    const keep = published === undefined ? [] : [link, published.path];
    await prepareRepository({ ...this.#settings, git: this.#git, log: this.#log, limits, keep, thorough });

    const current = (await this.#isSound(published, thorough, limits)) ? published : undefined;
    if (!thorough && current !== undefined) {
      const { stdout } = await this.#git.run(root, ['ls-remote', 'origin', ...lsRemotePatterns(ref)], limits);
      if (pickCommit(stdout, ref) === current.commit) {
        this.#thorough = false;
        return { commit: current.commit, changed: false };
      }
    }

    const commit = await this.#pointHeadAt(await fetchRevision(this.#git, root, ref, this.#settings, limits), limits);
    const changed = current?.commit !== commit;
    if (changed || !this.#synced) {
      this.#log.info(0, 'update required', { ref, local: current?.commit ?? '', remote: commit });
      this.#events.onFetch();
      const tree = changed ? await this.#publish(commit, published, limits) : current;
      this.#events.onPublished(tree);
      this.#log.info(0, 'updated successfully', { ref, remote: commit });
    }
    this.#synced = true;
    this.#thorough = false;
    return { commit, changed };
  }

  /** Removes trees that are no longer wanted and, if there were any, what only they needed. */
  async cleanUp(limits: Limits): Promise<void> {
    const { root, link, staleTimeoutMs, garbageCollection } = this.#settings;
    const current = await readPublishedLink(link);
    if ((await removeStaleTrees(root, current, staleTimeoutMs, Date.now())) === 0) return;
    await this.#git.run(root, ['worktree', 'prune'], limits);
    await this.#git.run(root, ['reflog', 'expire', '--expire-unreachable=all', '--all'], limits);
    if (garbageCollection === 'off') return;
    const how = garbageCollection === 'always' ? [] : [`--${garbageCollection}`];
    await this.#git.run(root, ['gc', '--quiet', ...how], limits);
  }

  /** Keeps the commit from being collected. git takes nothing but a commit here, which spares asking what a hash is the hash of. */
  async #pointHeadAt(fetched: string, limits: Limits): Promise<string> {
    const pointAt = (commit: string) => this.#git.run(this.#settings.root, ['update-ref', 'HEAD', commit], limits);
    try {
      await pointAt(fetched);
      return fetched;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
    const commit = await peel(this.#git, this.#settings.root, fetched, limits);
    await pointAt(commit);
    return commit;
  }

  async #isSound(tree: PublishedTree | undefined, thorough: boolean, limits: Limits): Promise<boolean> {
    if (tree === undefined) return false;
    const { root } = this.#settings;
    if (!(await isTreeSound(root, tree, await witnessOf(this.#settings)))) return false;
    return !thorough || isTreeUnchanged(this.#git, tree.path, limits);
  }

  async #publish(commit: string, published: PublishedTree | undefined, limits: Limits): Promise<PublishedTree> {
    const { root, link, staleTimeoutMs } = this.#settings;
    const isPathFree = async (treePath: string) =>
      treePath !== published?.path && (await isExpired(treePath, staleTimeoutMs, Date.now()));
    const treePath = await createTree(this.#git, root, commit, this.#settings, isPathFree, limits);
    const tree = { path: treePath, commit };
    this.#events.onBeforePublish(tree);
    await publishLink(link, treePath);
    if (published !== undefined) await markReplaced(root, published.path, new Date());
    return tree;
  }
}

/** The private home of the git processes of a root. */
export function homeOfRoot(root: string): string {
  return path.join(root, homeName);
}
