export type { BundleTree, DagBundle } from './bundle.ts';
export { type Bundles, type BundlesOptions, createBundles } from './bundles.ts';
export { bundleErrors } from './errors.ts';
export { gitBundle, gitClasspath } from './git-bundle.ts';
export { localBundle, localClasspath } from './local-bundle.ts';
export { type BundleDefinition, readBundleConfig } from './read-config.ts';
