import { texts } from '../texts.ts';

/** What a person is told of a response that is not 2xx. */
export function refusalMessage(status: number, statusText: string, body: string): string {
  const detail = detailOf(body);
  // REST API v2 says only this word of what a role may not do, as Airflow does.
  if (status === 403 && detail === 'Forbidden') return texts.errors.forbidden;
  if (detail !== undefined) return detail;
  return statusText === '' ? `HTTP ${status}` : statusText;
}

/** FastAPI's forms of `detail`: a sentence, a list of field errors, or an object, of which Airflow's own hold a sentence. */
function detailOf(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text === '' || text.startsWith('<') ? undefined : text.slice(0, 500);
  }
  const detail = (body as { detail?: unknown } | null)?.detail;
  if (typeof detail === 'string') return detail;
  if (Array.isArray(detail)) return detail.map(fieldError).join('\n');
  const message = (detail as { message?: unknown } | null | undefined)?.message;
  if (typeof message === 'string') return message;
  return detail === undefined ? undefined : JSON.stringify(detail);
}

function fieldError(error: { loc?: unknown[]; msg?: string }): string {
  const place = (error.loc ?? []).filter((part) => part !== 'body').join('.');
  return place === '' ? (error.msg ?? '') : `${place}: ${error.msg ?? ''}`;
}
