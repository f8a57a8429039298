/** Whether a peer's address is of this machine; an address behind a proxy is the proxy's, so forwarded requests are not. */
export function isLoopbackPeer(address: string | undefined, headers: Record<string, unknown>): boolean {
  if (address === undefined) return false;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || plain.startsWith('127.');
}

/**
 * Whether a request names this machine as its server. A page of somebody else whose name was made to point here would name itself.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
}
