import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project, with a trailing slash. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Built binaries and image archives; kept between runs, for every checkout of this user. */
export const cacheFolder = join(userCacheFolder(), 'leeward/cluster');

/** Where a user's caches are, as the XDG Base Directory Specification says: it has a relative XDG_CACHE_HOME ignored. */
function userCacheFolder(): string {
  const given = process.env.XDG_CACHE_HOME ?? '';
  return isAbsolute(given) ? given : join(homedir(), '.cache');
}

/** The running cluster's files. One place for the whole machine, because its addresses are the machine's; short, because a
 * socket's path may have 107 characters only. */
export const stateFolder = '/var/lib/leeward-cluster';
