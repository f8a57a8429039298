import type { ImportErrorResponse } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import type { Wire } from '../filters/page.ts';

export function selectImportErrors({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('import_error')
    .select(['import_error.id', 'import_error.created_at', 'import_error.filename'])
    .select(['import_error.bundle_name', 'import_error.stacktrace']);
}

export type ImportErrorRow = Wire<Awaited<ReturnType<ReturnType<typeof selectImportErrors>['execute']>>[number]>;

export function importErrorResponse(row: ImportErrorRow): ImportErrorResponse {
  return {
    import_error_id: row.id,
    timestamp: row.created_at,
    filename: row.filename,
    bundle_name: row.bundle_name,
    stack_trace: row.stacktrace,
  };
}
