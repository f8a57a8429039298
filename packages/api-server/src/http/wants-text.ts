import type { FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';

/**
 * Whether plain text is asked for where JSON is the other choice; only the beginning of the header counts. Source:
 * airflow/api_fastapi/common/headers.py (header_accept_json_or_text_depends).
 */
export function wantsText({ headers: { accept = '*/*' } }: FastifyRequest): boolean {
  if (accept.startsWith('*/*') || accept.startsWith('application/json')) return false;
  if (accept.startsWith('text/plain')) return true;
  throw new HttpError(406, 'Only application/json or text/plain is supported');
}
