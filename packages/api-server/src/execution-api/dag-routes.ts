import { defineStatement, instantText } from '@leeward/database';
import { notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

const findDag = defineStatement<[dagId: string], { next_dagrun: string | null; [field: string]: unknown }>(
  'dag_find_for_task',
  `select dag_id, is_paused, bundle_name, bundle_version, relative_fileloc, array_to_string(owners, ', ') as owners,
          array(select name from dag_tag where dag_tag.dag_id = dag.dag_id order by name collate "C") as tags,
          next_dagrun::text as next_dagrun
     from dag where dag_id = $1`,
);

export function dagRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  operation<{ dag_id: string }>('get_dag', {
    async handle({ path }) {
      const [dag] = await database.run(findDag, path.dag_id);
      if (dag === undefined) throw notFound(`The Dag with dag_id: \`${path.dag_id}\` was not found`);
      const next = dag.next_dagrun;
      return { status: 200, body: { ...dag, next_dagrun: next === null ? null : instantText(next) } };
    },
  });
}
