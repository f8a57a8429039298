import { restApiSchemas } from '@leeward/contracts/rest-api-schemas';
import { createCipher } from '@leeward/database';
import { GraphStore } from '@leeward/lifecycle';
import { createRequestValidation } from '../http/validation.ts';
import type { ServerContext } from '../server.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { createMasker } from './audit/mask.ts';
import type { RestApiConfig } from './config.ts';
import type { RestApiContext } from './context.ts';

export function createRestApiContext(server: ServerContext, config: RestApiConfig): RestApiContext {
  const { database, tokens, logStore, closing } = server;
  const masker = createMasker(config.sensitiveNames);
  return {
    database,
    graphs: new GraphStore(),
    cipher: createCipher(server.config.fernetKey),
    tokens,
    logStore,
    validation: createRequestValidation(restApiSchemas),
    audit: createAuditLog(database, masker),
    masker,
    config,
    closing,
  };
}
