const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/** The database cannot be reached, rather than that it refused something: the same work is right again later. */
export function isConnectionError(error: unknown): boolean {
  const { code, syscall, message } = (error ?? {}) as { code?: string; syscall?: string; message?: string };
  if (code === 'ENOENT') return syscall === 'connect';
  if (code !== undefined) return codes.has(code) || code.startsWith('08');
  return /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered a connection error)/.test(
    message ?? '',
  );
}
