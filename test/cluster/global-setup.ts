import type { TestProject } from 'vitest/node';
import { type Cluster, startCluster } from './harness/cluster.ts';

/** Brings up one cluster for all test files; they join it with `joinCluster`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('kubeconfig', cluster.kubeconfig);
  return () => cluster.stop();
}

export type { Cluster };

declare module 'vitest' {
  interface ProvidedContext {
    kubeconfig: string;
  }
}
