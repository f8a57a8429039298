import { jsonText, parseExactJson } from '@leeward/contracts';
import { bodyRefused } from '../../http/body-refused.ts';
import { isRecord, type Masker } from '../audit/mask.ts';
import type { RestApiConfig } from '../config.ts';

/** Teams own pools, variables and connections only where `[core] multi_team` is on. */
export function requireTeams({ multiTeam }: RestApiConfig, teamName: string | null | undefined): void {
  if (teamName === null || teamName === undefined || multiTeam) return;
  throw bodyRefused('team_name cannot be set when multi_team mode is disabled. Please contact your administrator.');
}

/** Text of JSON as Python writes it, with secrets in it hidden; `name` is what the text is called. */
export function maskText(masker: Masker, text: string, name?: string): string {
  const value = parsed(text);
  return value === undefined ? String(masker.redact(text, name)) : pythonJson(masker.redact(value, name));
}

export function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** `json.dumps`: a space after colons and commas. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${pythonJson(each)}`);
    return `{${entries.join(', ')}}`;
  }
  return jsonText(value ?? null);
}

/** What a form sends back masked was not changed: the old value stays there. */
export function withoutMasks(value: unknown, old: unknown): unknown {
  if (value === '***') return old;
  if (isRecord(value) && isRecord(old)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutMasks(each, old[key])]));
  }
  return value;
}

/** The body's fields that count: those that the client sent, and of them those that the mask names. */
export function meantFields(body: object, mask: readonly string[] | null | undefined): Set<string> {
  const given = Object.keys(body);
  return new Set(
    mask === null || mask === undefined || mask.length === 0 ? given : given.filter((name) => mask.includes(name)),
  );
}
