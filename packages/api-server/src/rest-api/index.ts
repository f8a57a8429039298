export { defaultRestApiConfig, type RestApiConfig } from './config.ts';
