import { defineStatement } from '@leeward/database';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';

interface ReportedFile {
  bundle_name: string;
  file: string;
  /** Seconds; null before the first parse. */
  duration: number | null;
  dag_num: number;
  task_num: number;
  dags: string[];
}

const reportFiles = defineStatement<[bundleName: string | null], ReportedFile>(
  'cli_report_files',
  `select f.bundle_name, f.relative_path as file, f.last_parse_seconds as duration, count(d.dag_id)::int as dag_num,
          coalesce(sum(jsonb_array_length(v.serialized::jsonb -> 'dag' -> 'tasks')), 0)::int as task_num,
          array_remove(array_agg(d.dag_id order by d.dag_id), null) as dags
     from dag_file f
     left join dag d on d.bundle_name = f.bundle_name and d.relative_fileloc = f.relative_path and not d.is_stale
     left join dag_version v on v.id = d.current_version_id
    where $1::text is null or f.bundle_name = $1
    group by f.bundle_name, f.relative_path
    order by f.last_parse_seconds desc nulls last, f.relative_path`,
);

/** What the last parse of every file found and how many seconds it took, the slowest first. */
export async function reportDags(options: Listing & { bundleName?: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    printRows(await database.run(reportFiles, options.bundleName ?? null), options);
  });
}
