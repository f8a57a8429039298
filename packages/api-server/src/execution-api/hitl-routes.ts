import { jsonText } from '@leeward/contracts';
import type { HITLDetailRequest, HITLDetailResponse, UpdateHITLDetailPayload } from '@leeward/contracts/execution-api';
import { defineStatement, instantText } from '@leeward/database';
import { exactBody } from '../http/exact-body.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { unknownAttempt } from './attempt-errors.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface AttemptPath {
  task_instance_id: string;
}

/** A question is kept as it was first asked; asked again, it loses its answer. */
const putQuestion = defineStatement<
  [
    id: string,
    options: string,
    subject: string,
    body: string | null,
    defaults: string | null,
    multiple: boolean,
    params: string,
    assignees: string,
  ],
  HITLDetailRequest
>(
  'hitl_put_question',
  `insert into hitl_detail (task_instance_id, dag_run_id, task_id, map_index, options, subject, body, defaults, multiple, params, assignees)
   select id, dag_run_id, task_id, map_index, $2::jsonb, $3, $4, $5::jsonb, $6, $7::jsonb, $8::jsonb from task_instance where id = $1
       on conflict (task_instance_id) do update set responded_at = null, responded_by = null, chosen_options = null, params_input = '{}'
   returning task_instance_id as ti_id, options, subject, body, defaults, multiple, params::json, assignees as assigned_users`,
);

interface AnswerRow {
  respondedAt: string | null;
  respondedBy: { id: string; name: string } | null;
  chosenOptions: string[] | null;
  paramsInput: Record<string, unknown>;
}

const answerColumns = `responded_at::text as "respondedAt", responded_by as "respondedBy", chosen_options as "chosenOptions",
  params_input::json as "paramsInput"`;

const findAnswer = defineStatement<[id: string], AnswerRow>(
  'hitl_find_answer',
  `select ${answerColumns} from hitl_detail where task_instance_id = $1`,
);

const putAnswer = defineStatement<[id: string, chosenOptions: string, paramsInput: string], AnswerRow>(
  'hitl_put_answer',
  `update hitl_detail set responded_by = null, responded_at = now(), chosen_options = $2::jsonb, params_input = $3::jsonb
    where task_instance_id = $1 and responded_at is null returning ${answerColumns}`,
);

/** A task's question to a human, from the side of the task. */
export function hitlRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  operation<AttemptPath, unknown, HITLDetailRequest>('upsert_hitl_detail', {
    ownAttempt: true,
    async handle({ path, body, request }) {
      const [question] = await database.run(
        putQuestion,
        path.task_instance_id,
        JSON.stringify(body.options),
        body.subject,
        body.body ?? null,
        body.defaults === undefined || body.defaults === null ? null : JSON.stringify(body.defaults),
        body.multiple ?? false,
        jsonText(exactBody<HITLDetailRequest>(request).params ?? {}),
        JSON.stringify(body.assigned_users ?? []),
      );
      if (question === undefined) throw unknownAttempt();
      return { status: 201, body: question };
    },
  });

  operation<AttemptPath, unknown, UpdateHITLDetailPayload>('update_hitl_detail', {
    ownAttempt: true,
    async handle({ path, body, request }) {
      const id = path.task_instance_id;
      const chosen = JSON.stringify(body.chosen_options);
      const { params_input: paramsInput = {} } = exactBody<UpdateHITLDetailPayload>(request);
      const [answered] = await database.run(putAnswer, id, chosen, jsonText(paramsInput));
      if (answered !== undefined) return { status: 200, body: answerText(answered) };
      if ((await database.run(findAnswer, id)).length === 0) throw noQuestion();
      throw new HttpError(409, `Human-in-the-loop detail for Task Instance with id ${id} already exists.`);
    },
  });

  operation<AttemptPath>('get_hitl_detail', {
    ownAttempt: true,
    async handle({ path }) {
      const [answer] = await database.run(findAnswer, path.task_instance_id);
      if (answer === undefined) throw noQuestion();
      return { status: 200, body: answerText(answer) };
    },
  });
}

function noQuestion(): HttpError {
  return notFound(
    'HITLDetail not found. This happens most likely due to clearing task instance before receiving response.',
  );
}

function answerText(row: AnswerRow): HITLDetailResponse {
  return {
    response_received: row.respondedAt !== null,
    responded_by_user: row.respondedBy,
    responded_at: row.respondedAt === null ? null : instantText(row.respondedAt),
    chosen_options: row.chosenOptions ?? [],
    params_input: row.paramsInput,
  };
}
