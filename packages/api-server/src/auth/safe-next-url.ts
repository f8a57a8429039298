/** The page to go to after a log-in, as a path on this server; undefined where the address leads elsewhere. */
export function safeNextUrl(next: string | undefined, host: string): string | undefined {
  if (next === undefined) return undefined;
  const plain = next.trim().replaceAll('\\', '/');
  if (plain.startsWith('//')) return undefined;
  const base = `http://${host}`;
  if (!URL.canParse(plain, base)) return undefined;
  const target = new URL(plain, base);
  if ((target.protocol !== 'http:' && target.protocol !== 'https:') || target.host !== host) return undefined;
  return `${target.pathname}${target.search}${target.hash}`;
}
