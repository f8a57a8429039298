export { type GivenDag, givenDag } from './given-dag.ts';
export { givenRun, runState, statesOf } from './given-run.ts';
export { dayOfHours, identity } from './partition-mappers.ts';
export { chain, serializedDag, type TestDag } from './serialized-dag.ts';
