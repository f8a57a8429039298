/** Roles of Airflow's simple auth manager; each one may do all that the ones before it may. */
export const roles = ['viewer', 'user', 'op', 'admin'] as const;
export type Role = (typeof roles)[number];

export type ResourceMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'MENU';

export type Resource =
  | 'configuration'
  | 'connection'
  | 'dag'
  | 'backfill'
  | 'asset'
  | 'asset_alias'
  | 'pool'
  | 'variable'
  | 'view'
  | 'team';

/** The least role to read and to change each resource (auth/managers/simple/simple_auth_manager.py). */
const leastRole: Record<Resource, { read: Role; write: Role }> = {
  configuration: { read: 'viewer', write: 'op' },
  connection: { read: 'op', write: 'op' },
  dag: { read: 'viewer', write: 'user' },
  backfill: { read: 'viewer', write: 'user' },
  asset: { read: 'viewer', write: 'op' },
  asset_alias: { read: 'viewer', write: 'op' },
  pool: { read: 'viewer', write: 'op' },
  variable: { read: 'op', write: 'op' },
  view: { read: 'viewer', write: 'viewer' },
  team: { read: 'admin', write: 'admin' },
};

export function isRole(value: unknown): value is Role {
  return (roles as readonly unknown[]).includes(value);
}

function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

export function isAuthorized(role: Role, method: ResourceMethod, resource: Resource): boolean {
  const { read, write } = leastRole[resource];
  return isAtLeast(role, method === 'GET' || method === 'MENU' ? read : write);
}
