export { freePort } from '../free-port.ts';
export { type EventuallyOptions, eventually } from './eventually.ts';
export { type TestDatabase, withDatabase } from './with-database.ts';
