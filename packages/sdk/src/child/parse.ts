import type { DagFileParseRequest, DagFileParsingResult } from '@leeward/contracts/supervisor';
import { serializeDag } from '../serialize/dag.ts';
import { type LoadedFile, relativeFile } from './dag-file.ts';

/** The answer to a request of the Dag processor. What is wrong with the file is an import error under its path in the bundle. */
export function parsingResult(request: DagFileParseRequest, { dags, traceback }: LoadedFile): DagFileParsingResult {
  const place = {
    file: request.file,
    relativeFile: relativeFile(request.file, request.bundle_path),
    bundlePath: request.bundle_path,
  };
  const last_loaded = new Date().toISOString();
  return {
    type: 'DagFileParsingResult',
    fileloc: request.file,
    serialized_dags: [...dags.values()].map((dag) => ({ data: serializeDag(dag, place), last_loaded })),
    import_errors: traceback === undefined ? {} : { [place.relativeFile]: traceback },
    warnings: [],
  };
}
