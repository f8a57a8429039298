import { readFileSync } from 'node:fs';
import { startEmbeddedPostgres } from '@leeward/database';
import { untilStopped } from '../processes/until-stopped.ts';

/** The password comes from the file that LEEWARD_POSTGRES_PASSWORD_FILE names; without it one is made and kept beside the data. */
export async function postgres(options: { data: string; port: string; listen: string }): Promise<void> {
  const file = process.env.LEEWARD_POSTGRES_PASSWORD_FILE;
  const server = await startEmbeddedPostgres({
    folder: options.data,
    port: Number(options.port),
    listenAddress: options.listen,
    settings: { max_connections: '200', shared_buffers: '128MB' },
    user: process.env.LEEWARD_POSTGRES_USER ?? 'leeward',
    database: process.env.LEEWARD_POSTGRES_DATABASE ?? 'leeward',
    ...(file === undefined ? {} : { password: readFileSync(file, 'utf8').trim() }),
    onProgress: (sentence) => console.log(sentence),
    onRestart: (problem) => console.error(`the server ended (${problem}) and is started again`),
  });
  console.log(`Postgres answers on port ${options.port}`);
  await untilStopped();
  await server.stop();
}
