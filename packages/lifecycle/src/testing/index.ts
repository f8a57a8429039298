export { addVersion, type GivenDag, givenDag } from './given-dag.ts';
export { end, givenRun, pass, runState, statesOf } from './given-run.ts';
export { chain, serializedDag, type TestDag, type TestTask } from './serialized-dag.ts';
