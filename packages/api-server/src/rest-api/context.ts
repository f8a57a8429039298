import type { Cipher, Database } from '@leeward/database';
import type { GraphStore } from '@leeward/lifecycle';
import type { TokenService } from '../auth/tokens.ts';
import type { RequestValidation } from '../http/validation.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { Masker } from './audit/mask.ts';
import type { RestApiConfig } from './config.ts';

/** What every route of the REST API is given. */
export interface RestApiContext {
  database: Database;
  /** Dags as the scheduler reads them, by version. */
  graphs: GraphStore;
  cipher: Cipher;
  tokens: TokenService;
  logStore: LogStore;
  validation: RequestValidation;
  audit: AuditLog;
  masker: Masker;
  config: RestApiConfig;
  /** Aborts when the server closes. */
  closing: AbortSignal;
}
