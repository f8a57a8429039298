export { answerFromStores } from './answers/answer-from-stores.ts';
export { assetState } from './answers/asset-state.ts';
export { type Cipher, createCipher } from './cipher.ts';
export { isConnectionError } from './connection-error.ts';
export { postgresUrl } from './connection-url.ts';
export {
  type Connection,
  connect,
  type Database,
  type Transaction,
} from './database.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
export { createEventBus } from './event-bus.ts';
export { createLastingClient } from './lasting-client.ts';
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
  migrate,
} from './migrate.ts';
export { defineStatement, type Statement } from './statement.ts';
export { instantText } from './value-types.ts';
