import { storableJson, storableText } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import { isArchivedAttempt } from '@leeward/lifecycle';
import { exactBody } from '../http/exact-body.ts';
import { HttpError } from '../http/http-error.ts';
import { goneAttempt, unknownAttempt } from './attempt-errors.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface AttemptPath {
  task_instance_id: string;
}

const putRenderedFields = defineStatement<[id: string, fields: string], { stored: number }>(
  'rendered_fields_put',
  `insert into rendered_task_instance_fields (dag_run_id, task_id, map_index, rendered_fields)
   select dag_run_id, task_id, map_index, $2::jsonb from task_instance where id = $1
       on conflict (dag_run_id, task_id, map_index) do update set rendered_fields = excluded.rendered_fields
   returning 1 as stored`,
);

const setRenderedMapIndex = defineStatement<[id: string, text: string], { stored: number }>(
  'attempt_set_rendered_map_index',
  `update task_instance set rendered_map_index = $2, updated_at = now() where id = $1 returning 1 as stored`,
);

/** The rendered template fields and the label of a mapped task instance. */
export function renderedFieldsRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  operation<AttemptPath, never>('put_rtif', {
    ownAttempt: true,
    async handle({ path, request }) {
      const id = path.task_instance_id;
      const stored = await database.run(putRenderedFields, id, storableJson(exactBody(request)));
      if (stored.length === 0) throw (await isArchivedAttempt(database, id)) ? goneAttempt() : unknownAttempt();
      return { status: 201, body: { message: 'Rendered task instance fields successfully set' } };
    },
  });

  operation<AttemptPath, never, string>('ti_patch_rendered_map_index', {
    ownAttempt: true,
    async handle({ path, body }) {
      if (body === '') throw new HttpError(422, 'rendered_map_index cannot be empty');
      const stored = await database.run(setRenderedMapIndex, path.task_instance_id, storableText(body));
      if (stored.length === 0) throw new HttpError(404, 'Task Instance not found');
      return { status: 204 };
    },
  });
}
