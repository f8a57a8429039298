import type { AttemptFacts } from '../task-instances/attempt-facts.ts';
import type { LoadedGraphs } from './graph-store.ts';

/** The Dag file of an attempt in its bundle: its version's, or the newest one's where that cannot be read. */
export function filelocOf(attempt: AttemptFacts, graphOf: LoadedGraphs): string {
  const dag = graphOf.find(attempt)?.dag;
  return dag?.relativeFileloc ?? dag?.fileloc ?? attempt.newestFileloc ?? '';
}
