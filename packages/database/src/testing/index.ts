export { freePort } from '../free-port.ts';
export { eventually } from './eventually.ts';
export { withDatabase } from './with-database.ts';
