import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { type Connection, defineStatement } from '@leeward/database';
import { buildDagGraph, type DagGraph } from './dag-graph.ts';

/** A version's row may be written anew while nothing has run it, so its hash belongs to the key. */
export interface VersionKey {
  versionId: string;
  versionHash: string;
}

const loadVersions = defineStatement<
  [versionIds: string[]],
  { id: string; hash: string; serialized: unknown; bytes: number }
>(
  'graph_load_versions',
  `select id, serialized_hash as hash, serialized, pg_column_size(serialized) as bytes from dag_version where id = any($1)`,
);

/** Throws for a version that is gone or cannot be read. */
export interface LoadedGraphs {
  (key: VersionKey): DagGraph;
  /** Undefined for such a version. */
  find(key: VersionKey): DagGraph | undefined;
}

/** Graphs by version, the least recently used ones dropped beyond a size, so that memory does not grow with versions. */
export class GraphStore {
  readonly #graphs = new Map<string, { graph: DagGraph; bytes: number }>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes = 64 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  /** Loads what is not there in one statement. One that cannot be read keeps none of the others. */
  async load(connection: Connection, keys: readonly VersionKey[]): Promise<LoadedGraphs> {
    const graphs = new Map<string, DagGraph>();
    const unreadable = new Map<string, unknown>();
    const missing = new Set<string>();
    for (const key of keys) {
      const found = this.#find(key);
      if (found === undefined) missing.add(key.versionId);
      else graphs.set(key.versionId, found);
    }
    if (missing.size > 0) {
      for (const { id, hash, serialized, bytes } of await connection.run(loadVersions, [...missing])) {
        try {
          const graph = buildDagGraph(readSerializedDag(serialized));
          graphs.set(id, graph);
          this.#keep(nameOf({ versionId: id, versionHash: hash }), graph, bytes);
        } catch (error) {
          unreadable.set(id, error);
        }
      }
    }
    const find = ({ versionId }: VersionKey) => graphs.get(versionId);
    const get = (key: VersionKey) => {
      const graph = find(key);
      if (graph !== undefined) return graph;
      throw (
        unreadable.get(key.versionId) ??
        new Error(`Dag version ${key.versionId} is gone while a run of it is unfinished`)
      );
    };
    return Object.assign(get, { find });
  }

  #find(key: VersionKey): DagGraph | undefined {
    const name = nameOf(key);
    const entry = this.#graphs.get(name);
    if (entry === undefined) return undefined;
    this.#graphs.delete(name);
    this.#graphs.set(name, entry);
    return entry.graph;
  }

  #keep(name: string, graph: DagGraph, bytes: number): void {
    this.#graphs.set(name, { graph, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#graphs) {
      if (this.#bytes <= this.#maxBytes || oldest === name) break;
      this.#graphs.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}

const nameOf = ({ versionId, versionHash }: VersionKey) => `${versionId} ${versionHash}`;
