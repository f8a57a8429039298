type Environment = Readonly<Record<string, string | undefined>>;

/** `AIRFLOW_VAR_{KEY}` of the server's environment (airflow/secrets/environment_variables.py). */
export function variableFromEnvironment(environment: Environment, key: string): string | undefined {
  return environment[`AIRFLOW_VAR_${key.toUpperCase()}`];
}

/** `AIRFLOW_CONN_{ID}`: a URI or JSON. */
export function connectionFromEnvironment(environment: Environment, id: string): string | undefined {
  return environment[`AIRFLOW_CONN_${id.toUpperCase()}`];
}
