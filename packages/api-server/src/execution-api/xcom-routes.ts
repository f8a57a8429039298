import { jsonText } from '@leeward/contracts';
import { exactBody } from '../http/exact-body.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { goneAttempt, unknownAttempt } from './attempt-errors.ts';
import type { ExecutionApiContext } from './context.ts';
import { defineOperation, type RegisterOperation } from './operations.ts';
import { deleteXcom, findWriter, putXcom } from './xcom-queries.ts';
import { countXcoms, findXcom, findXcomByIndex, listXcoms } from './xcom-reads.ts';
import { slice } from './xcom-slice.ts';

interface XcomPath {
  dag_id: string;
  run_id: string;
  task_id: string;
  key: string;
}

interface ReadQuery {
  map_index: number;
  include_prior_dates: boolean;
  offset?: number | null;
}

interface SliceQuery {
  start?: number | null;
  stop?: number | null;
  step?: number | null;
  include_prior_dates: boolean;
}

interface WriteQuery {
  map_index: number;
  dag_result: boolean;
  mapped_length?: number | null;
}

const url = '/xcoms/:dag_id/:run_id/:task_id/*';
const restIsKey = (params: Record<string, string>) => ({ ...params, key: params['*'] ?? '' });
const itemSuffix = /^(.*)\/item\/([^/]*)$/s;

/** A key may hold slashes, so it is the rest of the path; `/item/N` and `/slice` after it are told apart by the rest's end. */
export function xcomRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database, config } = context;

  const getByIndex = defineOperation<XcomPath & { offset: number }>('get_mapped_xcom_by_index', {
    path(params) {
      const [, key = '', offset = ''] = itemSuffix.exec(params['*'] ?? '') ?? [];
      return { ...params, key, offset };
    },
    async handle({ path }) {
      const found = await findXcomByIndex(database, path, path.offset, { priorDates: false, valuesOnly: false });
      if (found === undefined) throw missing(path, `offset=${path.offset}`);
      return { status: 200, body: found.value };
    },
  });

  const getSlice = defineOperation<XcomPath, SliceQuery>('get_mapped_xcom_by_slice', {
    path: (params) => ({ ...params, key: (params['*'] ?? '').replace(/\/slice$/, '') }),
    async handle({ path, query }) {
      const values = await listXcoms(database, path, query.include_prior_dates);
      return { status: 200, body: slice(values, query.start ?? null, query.stop ?? null, query.step ?? null) };
    },
  });

  const get = defineOperation<XcomPath, ReadQuery>('get_xcom', {
    path: restIsKey,
    async handle({ path, query }) {
      const { include_prior_dates: priorDates, map_index: mapIndex, offset = null } = query;
      const found =
        offset === null
          ? await findXcom(database, path, mapIndex, priorDates)
          : await findXcomByIndex(database, path, offset, { priorDates, valuesOnly: true });
      if (found === undefined) {
        throw missing(path, offset === null ? `map_index=${mapIndex}` : `offset=${offset}`);
      }
      return { status: 200, body: { key: path.key, value: found.value } };
    },
  });

  operation.choice('GET', url, (params) => {
    const rest = params['*'] ?? '';
    if (itemSuffix.test(rest)) return getByIndex;
    return rest.endsWith('/slice') ? getSlice : get;
  });

  operation<XcomPath, { map_index?: number | null }>('head_xcom', {
    url,
    path: restIsKey,
    async handle({ path, query, reply }) {
      if (query.map_index !== null && query.map_index !== undefined) {
        throw new HttpError(400, { reason: 'invalid_request', message: 'Cannot specify map_index in a HEAD request' });
      }
      reply.type('application/json').header('Content-Range', `map_indexes ${await countXcoms(database, path)}`);
      return { status: 200 };
    },
  });

  operation<XcomPath, WriteQuery>('set_xcom', {
    url,
    path: restIsKey,
    readBody: (body) => body ?? null,
    async handle({ path, query, token, request }) {
      const length = query.mapped_length ?? null;
      if (length !== null && length > config.maxMapLength) {
        throw new HttpError(400, {
          reason: 'unmappable_return_value_length',
          message: "pushed value is too large to map as a downstream's dependency",
        });
      }
      const { dag_id, run_id, task_id, key } = path;
      const target = [token.attemptId, dag_id, run_id, task_id, query.map_index] as const;
      const stored = await database.run(
        putXcom,
        ...target,
        key,
        jsonText(exactBody(request)),
        query.dag_result,
        length,
      );
      if (stored.length === 0) throw await writeRefused(token.attemptId);
      return { status: 201, body: { message: 'XCom successfully set' } };
    },
  });

  operation<XcomPath, { map_index: number }>('delete_xcom', {
    url,
    path: restIsKey,
    async handle({ path, query, token }) {
      const { dag_id, run_id, task_id, key } = path;
      const [row] = await database.run(deleteXcom, token.attemptId, dag_id, run_id, task_id, query.map_index, key);
      if (!row?.allowed) throw await writeRefused(token.attemptId);
      return { status: 200, body: { message: `XCom with key: ${key} successfully deleted.` } };
    },
  });

  async function writeRefused(attemptId: string): Promise<HttpError> {
    const [writer] = await database.run(findWriter, attemptId);
    if (writer?.live) {
      return new HttpError(403, { reason: 'access_denied', message: 'A task can write its own XComs only' });
    }
    return writer?.archived ? goneAttempt() : unknownAttempt();
  }
}

function missing({ dag_id, run_id, task_id, key }: XcomPath, where: string): HttpError {
  return notFound(
    `XCom with key='${key}' ${where} not found for task '${task_id}' in DAG run '${run_id}' of '${dag_id}'`,
  );
}
