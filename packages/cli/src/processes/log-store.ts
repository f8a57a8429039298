import { createFolderLogStore, type LogStore } from '@leeward/api-server';
import type { Config } from '../config/config.ts';
import { configErrors } from '../config/errors.ts';

/**
 * Where the logs of attempts are kept: `[logging] base_log_folder`, or with `remote_logging` the bucket of `remote_base_log_folder`, where
 * they are written at once and nowhere else. Throws LW_LOG_STORE_ADDRESS.
 */
export async function openLogStore(config: Config): Promise<LogStore> {
  if (!config.boolean('logging', 'remote_logging')) {
    return createFolderLogStore(config.text('logging', 'base_log_folder'));
  }
  const address = config.text('logging', 'remote_base_log_folder');
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(address) ?? [];
  if (bucket === undefined) throw configErrors.LW_LOG_STORE_ADDRESS({ address });
  // The client of S3 is large; who keeps logs in a folder need not load it.
  const { createS3LogStore } = await import('@leeward/api-server/s3-log-store');
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL ?? '';
  return createS3LogStore({ bucket, prefix: prefix.replace(/^\/+|\/+$/g, ''), hasOwnEndpoint: endpoint !== '' });
}
