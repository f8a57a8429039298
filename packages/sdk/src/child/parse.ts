import type { DagFileParseRequest, DagFileParsingResult } from '@leeward/contracts/supervisor';
import { serializeDag } from '../serialize/dag.ts';
import { loadDagFile, relativeFile } from './dag-file.ts';
import { tracebackOf } from './traceback.ts';

/** Answers a request of the Dag processor. What is wrong with the file becomes an import error under its path in the bundle. */
export async function parseDagFile(request: DagFileParseRequest): Promise<DagFileParsingResult> {
  const place = {
    file: request.file,
    relativeFile: relativeFile(request.file, request.bundle_path),
    bundlePath: request.bundle_path,
  };
  const result: Omit<DagFileParsingResult, 'serialized_dags'> = {
    type: 'DagFileParsingResult',
    fileloc: request.file,
    warnings: [],
  };
  const failed = (traceback: string) => ({
    ...result,
    serialized_dags: [],
    import_errors: { [place.relativeFile]: traceback },
  });
  const file = await loadDagFile(request.file);
  if (!file.ok) return failed(file.traceback);
  try {
    const last_loaded = new Date().toISOString();
    const serialized = [...file.dags.values()].map((dag) => ({ data: serializeDag(dag, place), last_loaded }));
    return { ...result, serialized_dags: serialized, import_errors: {} };
  } catch (error) {
    return failed(tracebackOf(error));
  }
}
