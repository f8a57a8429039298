import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFinished } from '../definition/checks.ts';
import { Dag } from '../definition/dag.ts';
import { dagErrors } from '../errors.ts';
import { madeDags } from '../registry.ts';
import { tracebackOf } from './traceback.ts';

export type LoadedFile = { ok: true; dags: ReadonlyMap<string, Dag> } | { ok: false; traceback: string };

const loaded = new Map<string, Promise<LoadedFile>>();

/** Imports a Dag file once in the life of this process: a child serves one state of its bundle. */
export function loadDagFile(file: string): Promise<LoadedFile> {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const loading = importDagFile(file);
  loaded.set(file, loading);
  return loading;
}

async function importDagFile(file: string): Promise<LoadedFile> {
  try {
    const before = madeDags().length;
    const exported = await import(pathToFileURL(file).href);
    // What a module that was imported before hands over was made before: it counts where this file exports it.
    const reexported = Object.values(exported).filter((value): value is Dag => value instanceof Dag);
    const dags = new Map<string, Dag>();
    for (const dag of new Set([...madeDags().slice(before), ...reexported])) {
      if (dags.has(dag.dagId)) throw dagErrors.LW_DAG_ID_DUPLICATE({ dag: dag.dagId });
      checkFinished(dag);
      dags.set(dag.dagId, dag);
    }
    return { ok: true, dags };
  } catch (error) {
    return { ok: false, traceback: tracebackOf(error) };
  }
}

export function relativeFile(file: string, bundlePath: string): string {
  return relative(bundlePath, file);
}
