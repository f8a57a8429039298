/** The path of an address, with a slash at its start and end; `/` for what is no address. */
export function basePathOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return '/';
  const { pathname } = new URL(baseUrl);
  return pathname.endsWith('/') ? pathname : `${pathname}/`;
}

/**
 * What a request below the base path asks for, as if the server stood at the root; other addresses stay as they are, for proxies that
 * take the path away and for workers and probes that ask the server itself.
 */
export function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '/') return url;
  if (url.startsWith(basePath)) return url.slice(basePath.length - 1);
  const bare = basePath.slice(0, -1);
  return url === bare || url.startsWith(`${bare}?`) ? `/${url.slice(bare.length)}` : url;
}
