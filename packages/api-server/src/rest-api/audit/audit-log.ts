import { type Database, defineStatement } from '@leeward/database';
import type { FastifyRequest } from 'fastify';
import type { User } from '../../auth/users.ts';
import { pythonJson } from '../routes/secrets.ts';
import { isRecord, type Masker, masked } from './mask.ts';

export interface AuditLog {
  /**
   * Keeps who did what: the operation, the Dag, run and task that the request names, and its fields with secrets hidden. `rest` is what the
   * last part of the path is called where that may hold slashes.
   */
  write(event: string, user: User, request: FastifyRequest, rest?: string): Promise<void>;
}

const insertRow = defineStatement<
  [event: string, owner: string, dagId: string | null, taskId: string | null, runId: string | null, extra: string],
  never
>(
  'audit_log_insert',
  `insert into log (event, owner, owner_display_name, dag_id, task_id, run_id, extra) values ($1, $2, $2, $3, $4, $5, $6)`,
);

/** These only look at what would happen where they are asked to. */
const silentWhenDry = new Set(['clear_dag_run', 'post_clear_task_instances']);
const inColumns = new Set(['is_paused', 'dag_id', 'task_id', 'dag_run_id', 'run_id', 'logical_date']);

/** The rows and their `extra` are those of airflow/api_fastapi/logging/decorators.py. */
export function createAuditLog(database: Database, masker: Masker): AuditLog {
  return {
    async write(event, user, request, rest) {
      const body = isRecord(request.body) ? request.body : undefined;
      if (silentWhenDry.has(event) && body !== undefined && body.dry_run !== false) return;
      const { '*': last, ...params } = request.params as Record<string, unknown>;
      const named: Record<string, unknown> = { ...(request.query as object), ...params };
      if (rest !== undefined) named[rest] = last;
      const all: Record<string, unknown> = { ...named, ...body };
      const extra = { ...extraFields(event, named, body, masker), ...pausing(all), method: request.method };
      const text = (value: unknown) => (typeof value === 'string' ? value : null);
      const runId = text(all.run_id) ?? text(all.dag_run_id);
      const columns = [text(all.dag_id), text(all.task_id), runId] as const;
      await database.run(insertRow, event, user.username, ...columns, pythonJson(extra));
    },
  };
}

const pausing = (all: Record<string, unknown>) => ('is_paused' in all ? { is_paused: all.is_paused } : {});

function extraFields(
  event: string,
  named: Record<string, unknown>,
  body: Record<string, unknown> | undefined,
  masker: Masker,
): Record<string, unknown> {
  if (event.includes('variable') && body !== undefined) return maskEach(body, maskVariable);
  if (event.includes('connection') && body !== undefined)
    return maskEach(body, (entity) => maskConnection(entity, masker));
  const others = Object.entries(named).filter(([name]) => !inColumns.has(name));
  return { ...(masker.redact(Object.fromEntries(others)) as object), ...(masker.redact(body ?? {}) as object) };
}

/** A bulk body's entities lie in its actions. */
function maskEach(
  body: Record<string, unknown>,
  maskOne: (entity: Record<string, unknown>) => Record<string, unknown>,
): Record<string, unknown> {
  if (!Array.isArray(body.actions)) return maskOne(body);
  const actions = body.actions.map((action: unknown) => {
    if (!isRecord(action) || !Array.isArray(action.entities)) return action;
    return {
      ...action,
      entities: action.entities.map((entity: unknown) => (isRecord(entity) ? maskOne(entity) : entity)),
    };
  });
  return { ...body, actions };
}

/** A variable's value may be a secret under any name. */
function maskVariable(entity: Record<string, unknown>): Record<string, unknown> {
  return 'value' in entity ? { ...entity, value: masked } : entity;
}

/** So may every value in `extra`; only its keys are kept. */
function maskConnection(entity: Record<string, unknown>, masker: Masker): Record<string, unknown> {
  const result = masker.redact(entity) as Record<string, unknown>;
  if (typeof entity.extra === 'string' && entity.extra !== '') result.extra = maskedExtra(entity.extra);
  return result;
}

function maskedExtra(text: string): unknown {
  try {
    const extra: unknown = JSON.parse(text);
    if (!isRecord(extra)) return 'Expected JSON object in `extra` field, got non-dict JSON';
    return Object.fromEntries(Object.keys(extra).map((key) => [key, masked]));
  } catch {
    return 'Encountered non-JSON in `extra` field';
  }
}
