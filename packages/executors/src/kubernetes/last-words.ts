const keptLines = 5;

/**
 * The end of a container's output as a person reads it: of lines that are log records of ours, of
 * Airflow's or of git-sync, what they say; of others, the line. The
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
    const { event, msg, error } = JSON.parse(line) as { event?: unknown; msg?: unknown; error?: unknown };
    const words = [event ?? msg, error].filter((part) => typeof part === 'string');
    return [words.length === 0 ? line : words.join(': ')];
  } catch {
    return isRestOfJson(line) ? [] : [line];
  }
}

function isRestOfJson(line: string): boolean {
  return /"\s*[:,]/.test(line) && /["\]}]}$/.test(line);
}
