import { hostname } from 'node:os';
import { systemUserName } from '@leeward/contracts/system-user';
import { version } from '../version.ts';

/** How this process names itself among the processes of the control plane. */
export function thisProcess() {
  return { hostname: hostname(), pid: process.pid, unixname: systemUserName(), version };
}
