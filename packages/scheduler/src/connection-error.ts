const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/** The database cannot be reached, rather than that it refused something: the same work is right again later. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined) return codes.has(code) || code.startsWith('08');
  return /^(Connection terminated|timeout exceeded|Client has encountered a connection error)/.test(message ?? '');
}
