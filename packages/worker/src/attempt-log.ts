import type { ExecuteTask, LogLevel, LogRecord } from '@leeward/contracts';
import type { ExecutionClient } from './execution-client.ts';
import { createLogShipper, type LogShipper } from './log-shipper.ts';
import { createSecretMask, type SecretMask } from './mask-secrets.ts';

export interface AttemptLog {
  /** Whether what is written follows what the attempt has logged before. */
  isContinued: boolean;
  shipper: LogShipper;
  mask: SecretMask;
  masked(record: LogRecord): LogRecord;
  /** A line of the worker's own. */
  write(level: LogLevel, event: string, fields?: Record<string, unknown>): void;
}

export function openLog(
  workload: ExecuteTask,
  client: ExecutionClient,
  onRecord?: (workload: ExecuteTask, record: LogRecord) => void,
): AttemptLog {
  const mask = createSecretMask();
  mask.add(workload.token);
  const reportLoss = (problem: Error) => {
    const event = `Log lines could not be delivered: ${problem.message}`;
    onRecord?.(workload, { timestamp: new Date().toISOString(), event, level: 'error', logger: 'leeward.worker' });
  };
  const shipper = createLogShipper(client, workload.ti.id, () => log.isContinued, reportLoss);
  const masked = (record: LogRecord) => {
    const safe = mask.record(record);
    onRecord?.(workload, safe);
    return safe;
  };
  const log: AttemptLog = {
    isContinued: false,
    shipper,
    mask,
    masked,
    write(level, event, fields = {}) {
      const record = { timestamp: new Date().toISOString(), event, level, logger: 'leeward.worker', ...fields };
      void shipper.write(masked(record));
    },
  };
  return log;
}
