import { readFileSync } from 'node:fs';

/** Leeward's own version. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** The version that clients of the REST API are told: the Airflow whose contracts are spoken. */
export const airflowVersion = '3.3.2';
