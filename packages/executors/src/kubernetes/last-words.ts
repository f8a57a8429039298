const keptLines = 5;

/**
 * The end of a container's output as a person reads it: of lines that are JSON log records, the event; of others, the line. The
 * kubelet gives the last 2,048 bytes, so the first line may be the rest of a record and is left out then.
 */
export function lastWords(message: string): string {
  const lines = message.split('\n').flatMap((line) => wordsOf(line.trim()));
  return lines.slice(-keptLines).join('\n');
}

function wordsOf(line: string): string[] {
  if (line === '') return [];
  if (!line.endsWith('}')) return [line];
  try {
    const { event } = JSON.parse(line) as { event?: unknown };
    return [typeof event === 'string' ? event : line];
  } catch {
    return isRestOfJson(line) ? [] : [line];
  }
}

function isRestOfJson(line: string): boolean {
  return /"\s*[:,]/.test(line) && /["\]}]}$/.test(line);
}
