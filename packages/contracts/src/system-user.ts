import { userInfo } from 'node:os';

/** The name that this process runs under; the number of the user where the machine has no name for it, as in many pods. */
export function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
