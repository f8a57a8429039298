export type { BundleTree, DagBundle } from './bundle.ts';
export { type Bundles, createBundles } from './bundles.ts';
export { localClasspath } from './local-bundle.ts';
export { type BundleDefinition, readBundleConfig } from './read-config.ts';
