import type { HITLDetail } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { isRecord } from '../audit/mask.ts';
import type { Query } from '../filters/page.ts';

export interface HitlRow {
  task_instance_id: string;
  options: string[];
  subject: string;
  body: string | null;
  defaults: string[] | null;
  multiple: boolean;
  params: Record<string, unknown>;
  assignees: { id: string; name: string }[] | null;
  created_at: string;
  responded_at: string | null;
  responded_by: { id: string; name: string } | null;
  chosen_options: string[] | null;
  params_input: Record<string, unknown>;
}

export function selectHitlDetails({ apiKysely }: Pick<Database, 'apiKysely'>): Query<HitlRow> {
  return apiKysely
    .selectFrom('hitl_detail as h')
    .select(['h.task_instance_id', 'h.options', 'h.subject', 'h.body', 'h.defaults', 'h.multiple'])
    .select(sql<Record<string, unknown>>`h.params::json`.as('params'))
    .select(['h.assignees', 'h.created_at', 'h.responded_at', 'h.responded_by', 'h.chosen_options'])
    .select(sql<Record<string, unknown>>`h.params_input::json`.as('params_input')) as unknown as Query<HitlRow>;
}

/** The question and its answer; the task instance is added by whoever has it. */
export function hitlDetail(row: HitlRow): Omit<HITLDetail, 'task_instance'> {
  return {
    options: row.options,
    subject: row.subject,
    body: row.body,
    defaults: row.defaults,
    multiple: row.multiple,
    params: Object.fromEntries(Object.entries(row.params).map(([name, value]) => [name, paramOf(value)])),
    assigned_users: row.assignees ?? [],
    created_at: row.created_at,
    responded_by_user: row.responded_by,
    responded_at: row.responded_at,
    chosen_options: row.chosen_options,
    params_input: row.params_input,
    response_received: row.responded_at !== null,
  };
}

function paramOf(value: unknown): unknown {
  const isParam = isRecord(value) && 'value' in value && 'description' in value && 'schema' in value;
  return isParam ? value : { value, description: null, schema: {} };
}
