import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of Dag files; disposing of it removes it. */
export interface DagFolder extends AsyncDisposable {
  readonly path: string;
  write(name: string, text: string): Promise<void>;
  /** Lets go on what waits for the gate. */
  openGate(): Promise<void>;
  readonly gate: string;
}

export async function makeDagFolder(): Promise<DagFolder> {
  const path = await mkdtemp(join(tmpdir(), 'leeward-ui-dags-'));
  const gate = join(path, 'gate');
  return {
    path,
    gate,
    write: (name, text) => writeFile(join(path, name), text),
    openGate: () => writeFile(gate, ''),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
