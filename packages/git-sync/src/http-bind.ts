/** Throws a sentence for an address that is not host:port. */
export function parseBind(bind: string): { host: string; port: number } {
  const [, host, port] = /^(.*):(\d+)$/.exec(bind) ?? [];
  if (host === undefined || port === undefined || Number(port) > 65_535) {
    throw new Error(`invalid flag: --http-bind must be [host]:port, not "${bind}"`);
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
