import type { Config, ConfigSection } from '@leeward/contracts/rest-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { wantsText } from '../../http/wants-text.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, equalsText, instantWithin } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { jobResponse, jobTypes, type ProcessColumns } from '../present/job.ts';

const jobType = sql`(case process.kind ${sql.join(
  Object.entries(jobTypes).map(([kind, type]) => sql`when ${sql.lit(kind)} then ${sql.lit(type)}`),
  sql` `,
)} else process.kind end)`;
const jobState = sql`(case when process.ended_at is null then 'running' else 'success' end)`;

const jobOrdering: Ordering = {
  names: {
    ...columnsOf('process', ['hostname', 'unixname']),
    id: 'process.job_id',
    dag_id: sql`null::text`,
    state: jobState,
    job_type: jobType,
    start_date: 'process.started_at',
    end_date: 'process.ended_at',
    latest_heartbeat: 'process.heartbeat_at',
    executor_class: sql`null::text`,
  },
  key: { name: 'id', column: 'process.job_id' },
};

/** The control plane about itself: its processes, configuration and packages. It takes no Airflow plugins. */
export function systemRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  operation('get_jobs', {
    access: ['GET', 'view'],
    async handle({ query }) {
      const conditions: Condition[] = [
        // Airflow's API server is no job.
        sql<SqlBool>`process.kind <> 'api_server'`,
        instantWithin('process.started_at', query, 'start_date', { openMeansNow: true }),
        instantWithin('process.ended_at', query, 'end_date', { openMeansNow: true }),
        equalsText(jobState, query.job_state),
        equalsText(jobType, query.job_type),
        equals('process.hostname', query.hostname),
        query.executor_class ? sql<SqlBool>`false` : undefined,
      ];
      const jobs = database.apiKysely
        .selectFrom('process')
        .select(['process.job_id as jobId', 'process.kind', 'process.started_at as startedAt'])
        .select(['process.ended_at as endedAt', 'process.heartbeat_at as heartbeatAt'])
        .select(['process.hostname', 'process.unixname']) as unknown as Query<ProcessColumns>;
      const { rows, total } = await readPage(jobs, { conditions, ...paging(query, jobOrdering, config) });
      const asked = query.is_alive ?? null;
      const alive = (row: ProcessColumns) =>
        row.endedAt === null && Date.now() - Date.parse(row.heartbeatAt) < config.healthCheckSeconds * 1_000;
      const shown = asked === null ? rows : rows.filter(alive);
      return { jobs: shown.map(jobResponse), total_entries: total };
    },
  });

  operation('get_config', {
    access: ['GET', 'configuration'],
    async handle({ query, request, reply }) {
      requireExposed();
      const section = query.section || null;
      if (section !== null && !Object.hasOwn(config.options, section))
        throw new HttpError(404, `Section ${section} not found.`);
      const shown = Object.entries(config.options).filter(([name]) => section === null || name === section);
      return answer(request, reply, { sections: shown.map(([name, options]) => sectionOf(name, options)) });
    },
  });

  operation('get_config_value', {
    access: ['GET', 'configuration'],
    async handle({ path, request, reply }) {
      requireExposed();
      const { section, option } = path;
      const value = config.options[section.toLowerCase()]?.[option.toLowerCase()];
      if (value === undefined) throw new HttpError(404, `Option [${section}/${option}] not found.`);
      return answer(request, reply, { sections: [sectionOf(section, { [option]: value })] });
    },
  });

  operation('get_providers', {
    access: ['GET', 'view'],
    async handle({ query }) {
      const all = [...config.providers].sort((a, b) => (a.packageName < b.packageName ? -1 : 1));
      const limit = Math.min(query.limit, config.maximumPageLimit);
      const providers = all.slice(query.offset, query.offset + limit).map((provider) => ({
        package_name: provider.packageName,
        description: provider.description,
        version: provider.version,
        documentation_url: null,
      }));
      return { providers, total_entries: all.length };
    },
  });

  operation('get_plugins', {
    access: ['GET', 'view'],
    handle: async () => ({ plugins: [], total_entries: 0 }),
  });

  operation('import_errors', {
    access: ['GET', 'view'],
    handle: async () => ({ import_errors: [], total_entries: 0 }),
  });

  function requireExposed(): void {
    if (config.exposeConfig) return;
    throw new HttpError(
      403,
      'Your Airflow administrator chose not to expose the configuration, most likely for security reasons.',
    );
  }
}

function sectionOf(name: string, options: Readonly<Record<string, string>>): ConfigSection {
  return { name, options: Object.entries(options).map(([key, value]) => ({ key, value })) };
}

/** As a configuration file where text is asked for. */
function answer(request: FastifyRequest, reply: FastifyReply, shown: Config): Config | FastifyReply {
  if (!wantsText(request)) return shown;
  const sections = shown.sections.map(({ name, options }) =>
    [`[${name}]`, ...options.map(({ key, value }) => `${key} = ${String(value)}`), ''].join('\n'),
  );
  return reply.type('text/plain; charset=utf-8').send(sections.join('\n'));
}
