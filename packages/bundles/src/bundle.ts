/**
 * A Dag bundle: a named tree of Dag files. A version is a commit; a bundle without versions (a local folder) always shows what is
 * there now.
 */
export interface DagBundle {
  readonly name: string;
  /** Airflow's classpath, kept as the operator wrote it. */
  readonly classpath: string;
  readonly refreshIntervalSeconds: number;
  /** Looks for a newer version and fetches it. The tree stays readable until the bundle is closed or the version falls out of use. */
  refresh(signal?: AbortSignal): Promise<RefreshedTree>;
  /** Exactly this version, fetched if it is not here; null: what is there now. Any number of processes may ask at once. */
  at(version: string | null, signal?: AbortSignal): Promise<BundleTree>;
  /** What on this machine tells of a change when it is watched: a tree, or the one folder that a link lies in. Null: nothing does. */
  watched(): Promise<{ path: string; isTree: boolean } | null>;
  /** Removes versions that nobody used for a while, except those named. */
  prune(keep: ReadonlySet<string>): Promise<void>;
}

export interface BundleTree {
  /** The folder that Dag files are relative to. */
  path: string;
  version: string | null;
}

interface RefreshedTree extends BundleTree {
  /** Why there may be a newer version than this one, where that is known. */
  problem?: string;
}
