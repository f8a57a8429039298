import { readFileSync } from 'node:fs';

type OptionType = 'boolean' | 'integer' | 'float' | 'string';

export interface OptionDefinition {
  type: OptionType;
  default: string | null;
}

type Sections = Record<string, Record<string, OptionDefinition>>;

/** Airflow's options as published (config_templates/config.yml and the Kubernetes provider's), their types and defaults. */
export const airflowOptions: Sections = JSON.parse(
  readFileSync(new URL('../../data/airflow-options.json', import.meta.url), 'utf8'),
);

/** Our own options: LEEWARD__SECTION__KEY. */
export const leewardOptions = {
  core: {
    python: { type: 'string', default: '' },
    installation: { type: 'string', default: 'leeward' },
    author_environment: { type: 'string', default: 'usual' },
    infrastructure_retries: { type: 'integer', default: '5' },
  },
  monitoring: {
    port: { type: 'integer', default: '0' },
  },
  logging: {
    format: { type: 'string', default: 'auto' },
    level: { type: 'string', default: 'info' },
  },
  database: {
    pool_size: { type: 'integer', default: '10' },
    embedded_port: { type: 'integer', default: '0' },
  },
} as const satisfies Sections;

/**
 * Where a better default than Airflow's is documented (docs/configuration.md). Values as a configuration file would hold them.
 */
export const betterDefaults: Readonly<Record<string, string>> = {
  'core.executor': 'LocalExecutor',
  'core.fernet_key': '',
  'database.sql_alchemy_conn': '',
  'dag_processor.refresh_interval': '5',
};

/** Old names of options that Airflow 3 moved or renamed (airflow/configuration.py deprecated_options). */
export const renamedOptions: Readonly<Record<string, string>> = {
  'webserver.web_server_host': 'api.host',
  'webserver.web_server_port': 'api.port',
  'webserver.workers': 'api.workers',
  'webserver.base_url': 'api.base_url',
  'webserver.secret_key': 'api.secret_key',
  'core.sql_alchemy_conn': 'database.sql_alchemy_conn',
  'core.base_log_folder': 'logging.base_log_folder',
  'core.logging_level': 'logging.logging_level',
  'core.dag_concurrency': 'core.max_active_tasks_per_dag',
  'core.remote_logging': 'logging.remote_logging',
  'core.remote_base_log_folder': 'logging.remote_base_log_folder',
  'core.remote_log_conn_id': 'logging.remote_log_conn_id',
  'scheduler.dag_dir_list_interval': 'dag_processor.refresh_interval',
  'scheduler.parsing_processes': 'dag_processor.parsing_processes',
  'scheduler.max_threads': 'dag_processor.parsing_processes',
  'scheduler.min_file_process_interval': 'dag_processor.min_file_process_interval',
  'scheduler.scheduler_zombie_task_threshold': 'scheduler.task_instance_heartbeat_timeout',
  'scheduler.local_task_job_heartbeat_sec': 'scheduler.task_instance_heartbeat_sec',
  'kubernetes.namespace': 'kubernetes_executor.namespace',
  'kubernetes.in_cluster': 'kubernetes_executor.in_cluster',
  'kubernetes.delete_worker_pods': 'kubernetes_executor.delete_worker_pods',
  'kubernetes.worker_container_repository': 'kubernetes_executor.worker_container_repository',
  'kubernetes.worker_container_tag': 'kubernetes_executor.worker_container_tag',
  'kubernetes.pod_template_file': 'kubernetes_executor.pod_template_file',
};
