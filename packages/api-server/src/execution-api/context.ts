import type { Cipher, Database } from '@leeward/database';
import type { GraphStore } from '@leeward/lifecycle';
import type { TaskTokens } from '../auth/task-tokens.ts';
import type { TokenService } from '../auth/tokens.ts';
import type { RequestValidation } from '../http/validation.ts';
import type { LogPaths } from '../logs/log-paths.ts';
import type { LogStore } from '../logs/log-store.ts';

export interface ExecutionApiConfig {
  /** [core] max_map_length. */
  maxMapLength: number;
  /** [state_store] clear_on_success. */
  clearStateStoreOnSuccess: boolean;
  /** [scheduler] partition_mapper_max_downstream_keys. */
  mostPartitions: number;
  /** [scheduler] allowed_run_id_pattern. */
  allowedRunIdPattern: string;
  /** [core] rerun_with_latest_version; null where it is not set. */
  rerunWithLatestVersion: boolean | null;
  /** [core] multi_team. */
  multiTeam: boolean;
}

/** What every route of the Execution API works with. */
export interface ExecutionApiContext {
  database: Database;
  /** Dags by version, for the runs that tasks trigger. */
  graphs: GraphStore;
  tokens: TokenService;
  taskTokens: TaskTokens;
  validation: RequestValidation;
  logStore: LogStore;
  logPaths: LogPaths;
  cipher: Cipher;
  config: ExecutionApiConfig;
  /** Variables and connections that the environment of the server gives, before those of the tables. */
  environment: Readonly<Record<string, string | undefined>>;
}
