import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { equalsText, matches, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { type ImportErrorRow, importErrorResponse, selectImportErrors } from '../queries/import-errors.ts';

const importErrorOrdering: Ordering = {
  names: {
    ...columnsOf('import_error', ['id', 'filename', 'bundle_name', 'stacktrace']),
    timestamp: 'import_error.created_at',
    import_error_id: 'import_error.id',
  },
  key: { name: 'id', column: 'import_error.id' },
};

/** Files that could not be parsed. */
export function importErrorRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  operation('get_import_errors', {
    access: ['GET', 'view'],
    async handle({ query }) {
      const conditions = [
        matches('import_error.filename', query.filename_pattern),
        startsWith('import_error.filename', query.filename_prefix_pattern),
        equalsText('import_error.filename', query.filename),
        equalsText('import_error.bundle_name', query.bundle_name),
      ];
      const page = { conditions, ...paging(query, importErrorOrdering, config) };
      const { rows, total } = await readPage(selectImportErrors(database) as unknown as Query<ImportErrorRow>, page);
      return { import_errors: rows.map(importErrorResponse), total_entries: total };
    },
  });

  operation('get_import_error', {
    access: ['GET', 'view'],
    async handle({ path }) {
      const row = await selectImportErrors(database).where('id', '=', path.import_error_id).executeTakeFirst();
      const missing = `The ImportError with import_error_id: \`${path.import_error_id}\` was not found`;
      if (row === undefined) throw new HttpError(404, missing);
      return importErrorResponse(row as unknown as ImportErrorRow);
    },
  });
}
