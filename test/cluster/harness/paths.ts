import { fileURLToPath } from 'node:url';

/** The root folder of the project, with a trailing slash. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Built binaries and image archives; kept between runs. */
export const cacheFolder = `${projectRoot}.cache/cluster`;

/** The running cluster's files. One place for the whole machine, because its addresses are the machine's; short, because a
 * socket's path may have 107 characters only. */
export const stateFolder = '/var/lib/leeward-cluster';
