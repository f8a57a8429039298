/**
 * The address with every percent escape of its path readable, as Airflow's server reads it: bytes that are no UTF-8 are replaced, and a
 * `%` that begins no escape stands for itself. The query stays as it is.
 */
export function decodablePath(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (isDecodable(path)) return url;
  const mended = path.split('/').map((part) => (isDecodable(part) ? part : encodeURIComponent(decode(part))));
  return mended.join('/') + url.slice(path.length);
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function decode(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString());
}
