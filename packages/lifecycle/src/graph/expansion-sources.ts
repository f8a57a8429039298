import { unreachable } from '@leeward/contracts';
import type { ExpandSource, Expansion } from '@leeward/contracts/serialized-dag-reader';

export function expansionArguments(expansion: Expansion): ExpandSource[] {
  return expansion.kind === 'dict-of-lists' ? [...expansion.arguments.values()] : [expansion.source];
}

/** The tasks whose results an expansion counts, each once. */
export function expansionTaskIds(expansion: Expansion | null): string[] {
  return expansion === null ? [] : [...new Set(expansionArguments(expansion).flatMap(sourceTaskIds))];
}

function sourceTaskIds(source: ExpandSource): string[] {
  switch (source.kind) {
    case 'literal':
      return [];
    case 'xcom':
      return [source.taskId];
    case 'map':
      return sourceTaskIds(source.source);
    case 'zip':
    case 'concat':
      return source.sources.flatMap(sourceTaskIds);
    default:
      return unreachable(source);
  }
}
