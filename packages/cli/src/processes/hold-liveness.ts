import { randomUUID } from 'node:crypto';
import type { Bundles } from '@leeward/bundles';
import { type Database, holdLiveness, type Liveness, type ProcessKind } from '@leeward/database';
import { bundleVersions } from './bundle-versions.ts';
import { thisProcess } from './this-process.ts';

/**
 * A row of its own among the processes for a part that reads Dags, and tells of which commit they are. The process may also be a
 * scheduler, which is registered apart.
 */
export function holdReaderLiveness(database: Database, kind: ProcessKind, bundles: Bundles): Promise<Liveness> {
  return holdLiveness(
    { ...database, processId: randomUUID() },
    { kind, ...thisProcess(), bundleVersions: () => bundleVersions(bundles) },
  );
}
