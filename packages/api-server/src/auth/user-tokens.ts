import type { TokenService } from './tokens.ts';
import type { User } from './users.ts';

/** A token of a person, with the claims of Airflow's simple auth manager. */
export function issueUserToken(tokens: TokenService, user: User, validSeconds: number): Promise<string> {
  return tokens.issue('user', { sub: user.username, role: user.role.toUpperCase(), teams: [] }, validSeconds);
}
