export { givenScheduler } from './given-scheduler.ts';
