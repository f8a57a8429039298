/** Takes a repository's address apart: what git may see of it, and the login that stood in it. */

interface RemoteAddress {
  /** Without any password; without the user name too where it went into the login. */
  url: string;
  login?: { username: string; password: string };
}

/**
 * An http(s) URL's user and password become a login, so that they are in no argument and no configuration. A user of an
 * ssh URL stays, its password is of no use to ssh and goes. Anything else (scp form, a path) is left as it is.
 */
export function splitRemoteAddress(address: string): RemoteAddress {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(address) || !URL.canParse(address)) return { url: address };
  const url = new URL(address);
  if (url.username === '' && url.password === '') return { url: address };
  const username = decodePercent(url.username);
  const password = decodePercent(url.password);
  url.password = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { url: url.href };
  url.username = '';
  return { url: url.href, login: { username, password } };
}

/** The last part of the address: the default name of the link. */
export function leafOfAddress(address: string): string {
  return address
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .at(-1)!;
}

/** As git decodes it: a percent sign that starts no code stands for itself. */
function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}
