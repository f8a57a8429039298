export * from './attempts/index.ts';
