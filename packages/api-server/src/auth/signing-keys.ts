import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Connection, type Database, defineStatement } from '@leeward/database';

export interface SigningKeyConfig {
  /** [api_auth] jwt_secret: a shared secret, where the operator gave one. */
  secret: string | null;
  /** [api_auth] jwt_private_key_path: a PEM file, RSA or Ed25519. */
  privateKeyPath: string | null;
  /** [api_auth] jwt_kid. */
  keyId: string | null;
}

export interface SigningKey {
  keyId: string;
  algorithm: 'HS512' | 'RS256' | 'EdDSA';
  signWith: KeyObject;
  verifyWith: KeyObject;
}

export interface SigningKeys {
  /** The key that new tokens are signed with. */
  current(): SigningKey;
  /** The key of a token's header; undefined where no key of that id is known, not even after looking again. */
  find(keyId: string | undefined): Promise<SigningKey | undefined>;
}

const currentName = 'jwt_signing_key';
const previousName = 'jwt_signing_key_previous';
/** Unknown key ids make the keys be read again, at most this often: a rotation elsewhere shows as an unknown id. */
const rereadMs = 5_000;

const readSecrets = defineStatement<[], { name: string; value: Buffer }>(
  'secret_read_signing_keys',
  `select name, value from secret where name in ('${currentName}', '${previousName}') order by name`,
);

const addSecret = defineStatement<[name: string, value: Buffer], never>(
  'secret_add',
  'insert into secret (name, value) values ($1, $2) on conflict (name) do nothing',
);

const rotateSecret = defineStatement<[fresh: Buffer], never>(
  'secret_rotate_signing_key',
  `with previous as (
  insert into secret (name, value) select '${previousName}', value from secret where name = '${currentName}'
      on conflict (name) do update set value = excluded.value, created_at = now()
)
insert into secret (name, value) values ('${currentName}', $1)
    on conflict (name) do update set value = excluded.value, created_at = now()`,
);

/**
 * The keys of all tokens. Without a configured one they lie in the table `secret`, made once, so that any number of processes
 * agrees. After a rotation tokens of the key before stay good until they expire.
 */
export async function loadSigningKeys(database: Database, config: SigningKeyConfig): Promise<SigningKeys> {
  const configured = await configuredKey(config);
  if (configured !== undefined) {
    return {
      current: () => configured,
      find: async (keyId) => (keyId === undefined || keyId === configured.keyId ? configured : undefined),
    };
  }
  await database.run(addSecret, currentName, randomBytes(64));
  let keys = await readKeys(database);
  let readAt = Date.now();
  const held = (keyId: string | undefined) => keys.find((key) => key.keyId === keyId);
  return {
    current: () => keys[0]!,
    async find(keyId) {
      if (held(keyId) === undefined && Date.now() - readAt >= rereadMs) {
        readAt = Date.now();
        keys = await readKeys(database);
      }
      return held(keyId);
    },
  };
}

/** Makes a new signing key; the one before it keeps verifying. */
export async function rotateSigningKey(connection: Connection): Promise<void> {
  await connection.run(rotateSecret, randomBytes(64));
}

async function readKeys(database: Database): Promise<SigningKey[]> {
  return (await database.run(readSecrets)).map(({ value }) => secretKey(value, null));
}

async function configuredKey(config: SigningKeyConfig): Promise<SigningKey | undefined> {
  if (config.secret !== null && config.secret !== '')
    return secretKey(Buffer.from(config.secret), config.keyId ?? 'not-used');
  if (config.privateKeyPath === null || config.privateKeyPath === '') return undefined;
  const signWith = createPrivateKey(await readFile(config.privateKeyPath));
  const verifyWith = createPublicKey(signWith);
  const algorithm = signWith.asymmetricKeyType === 'ed25519' ? 'EdDSA' : 'RS256';
  const keyId = config.keyId ?? digest(verifyWith.export({ format: 'der', type: 'spki' }));
  return { keyId, algorithm, signWith, verifyWith };
}

function secretKey(secret: Buffer, keyId: string | null): SigningKey {
  const key = createSecretKey(secret);
  return { keyId: keyId ?? digest(secret), algorithm: 'HS512', signWith: key, verifyWith: key };
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update('leeward key id').update(bytes).digest('base64url').slice(0, 16);
}
