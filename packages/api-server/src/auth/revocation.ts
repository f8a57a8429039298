import { type Connection, defineStatement } from '@leeward/database';

const revoke = defineStatement<[jti: string, expiresAt: Date], never>(
  'token_revoke',
  `with expired as (
  delete from revoked_token where expires_at < now()
)
insert into revoked_token (jti, expires_at) values ($1, $2) on conflict (jti) do nothing`,
);

const isRevoked = defineStatement<[jti: string], { revoked: boolean }>(
  'token_is_revoked',
  'select exists (select from revoked_token where jti = $1) as revoked',
);

/** Ends a token before its time, in all servers; forgets those that ended by themselves. */
export async function revokeToken(connection: Connection, jti: string, expiresAt: Date): Promise<void> {
  await connection.run(revoke, jti, expiresAt);
}

export async function isTokenRevoked(connection: Connection, jti: string): Promise<boolean> {
  return (await connection.run(isRevoked, jti))[0]!.revoked;
}
