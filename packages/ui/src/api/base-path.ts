/** Where the server put the pages: the path of `<base>` in index.html, with a slash at its end. */
export const basePath = new URL('.', document.baseURI).pathname;

/** An address of the server below that path; `path` has no slash at its start. */
export function serverUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  const text = search.toString();
  return `${basePath}${path}${text === '' ? '' : `?${text}`}`;
}

export type Query = Record<string, QueryValue | readonly QueryValue[]>;
type QueryValue = string | number | boolean | null | undefined;

/** A path of a template: each value is encoded, so that a run id may hold anything. */
export function pathOf(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((path, part, at) => path + encodeURIComponent(String(values[at - 1])) + part);
}
