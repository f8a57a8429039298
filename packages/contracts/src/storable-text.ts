import { jsonText } from './exact-json.ts';

/** The text without what no text column of Postgres takes. For texts that are shown, from programs that may write anything. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '');
}

/** JSON that every jsonb column of Postgres takes: in its strings U+FFFD stands for NUL and for half a surrogate pair. */
export function storableJson(value: unknown): string {
  return jsonText(value).replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (match) =>
    match.length > 2 ? '\ufffd' : match,
  );
}
