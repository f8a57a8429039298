export { defaultRestApiConfig, type RestApiConfig } from './config.ts';
export { restApi } from './plugin.ts';
