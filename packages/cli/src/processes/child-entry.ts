import { createRequire } from 'node:module';

/** The program that runs beside author code in TypeScript; runtimes start it, nobody imports it. */
export const childEntry = createRequire(import.meta.url).resolve('@leeward/sdk/child');
