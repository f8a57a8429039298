export { answerFromStores } from './answers/answer-from-stores.ts';
export { type Cipher, cipherErrors, createCipher } from './cipher.ts';
export { isConnectionError } from './connection-error.ts';
export { connectionErrors, describeUrl, postgresUrl } from './connection-url.ts';
export {
  type Connection,
  connect,
  type Database,
  type DatabaseOptions,
  type DatabaseStatistics,
  type Transaction,
} from './database.ts';
export { type EmbeddedPostgres, embeddedPostgresErrors, startEmbeddedPostgres } from './embedded-postgres.ts';
export { createEventBus } from './event-bus.ts';
export type { Tables } from './generated/tables.ts';
export { type Listener, listen } from './listener.ts';
export {
  deadAfterSeconds,
  endProcess,
  findDeadProcesses,
  heartbeatSeconds,
  holdLiveness,
  type Liveness,
  type ProcessDescription,
  type ProcessKind,
  stalledAfterSeconds,
} from './liveness.ts';
export {
  checkMigrations,
  type Migration,
  type MigrationOutcome,
  migrate,
  migrationErrors,
  readMigrations,
} from './migrate.ts';
export { defineStatement, type Statement } from './statement.ts';
export { instantText } from './value-types.ts';
