import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFinished } from '../definition/checks.ts';
import { Dag } from '../definition/dag.ts';
import { dagErrors } from '../errors.ts';
import { madeDags } from '../registry.ts';
import { tracebackOf } from './traceback.ts';

export interface LoadedFile {
  /** The Dags that are in order, by id. */
  readonly dags: ReadonlyMap<string, Dag>;
  /** What is wrong with the file or, one below the other, with the Dags that are not in order. */
  readonly traceback: string | undefined;
}

const loaded = new Map<string, Promise<LoadedFile>>();

/**
 * Imports a Dag file once in the life of this process: a child serves one state of its bundle. `interrupted` rejects with what the
 * file threw where it did not await.
 */
export function loadDagFile(file: string, interrupted: Promise<never>): Promise<LoadedFile> {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const loading = importDagFile(file, interrupted);
  loaded.set(file, loading);
  return loading;
}

async function importDagFile(file: string, interrupted: Promise<never>): Promise<LoadedFile> {
  const before = madeDags().length;
  try {
    const exported = await Promise.race([import(pathToFileURL(file).href), interrupted]);
    // What a module that was imported before hands over was made before: it counts where this file exports it.
    const reexported = Object.values<unknown>(exported).filter((value): value is Dag => value instanceof Dag);
    return sound([...new Set([...madeDags().slice(before), ...reexported])]);
  } catch (error) {
    return { dags: new Map(), traceback: tracebackOf(error) };
  }
}

/** One Dag that is wrong takes no other with it, as in Airflow's DagBag. */
function sound(made: readonly Dag[]): LoadedFile {
  const dags = new Map<string, Dag>();
  const tracebacks: string[] = [];
  for (const dag of made) {
    try {
      if (dags.has(dag.dagId)) throw dagErrors.LW_DAG_ID_DUPLICATE({ dag: dag.dagId });
      checkFinished(dag);
      dags.set(dag.dagId, dag);
    } catch (error) {
      tracebacks.push(tracebackOf(error));
    }
  }
  return { dags, traceback: tracebacks.length === 0 ? undefined : tracebacks.join('\n') };
}

export function relativeFile(file: string, bundlePath: string): string {
  return relative(bundlePath, file);
}
