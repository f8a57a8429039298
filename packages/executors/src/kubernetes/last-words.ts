const keptLines = 5;

interface Words {
  readonly text: string;
  /** What two that tell of the same share. */
  readonly cause: string;
}

/**
 * The end of a container's output as a person reads it: of lines that are log records of ours, of Airflow's or of git-sync, what they
 * say; of others, the line. What is told again later, of another try for one, is left out. The kubelet gives the last 2,048 bytes, so the
 * first line may be the rest of a record and is left out then.
 */
export function lastWords(message: string): string {
  const all = message.split('\n').flatMap((line) => wordsOf(line.trim()));
  const told = all.filter(({ cause }, index) => !all.slice(index + 1).some((later) => later.cause === cause));
  const lines = told.flatMap(({ text }) => text.trim().split('\n'));
  return lines.slice(-keptLines).join('\n');
}

function wordsOf(line: string): Words[] {
  if (line === '') return [];
  const asItIs = { text: line, cause: line };
  if (!line.endsWith('}')) return [asItIs];
  try {
    const { event, msg, error } = JSON.parse(line) as { event?: unknown; msg?: unknown; error?: unknown };
    const words = [event ?? msg, error].filter((part) => typeof part === 'string');
    return [words.length === 0 ? asItIs : { text: words.join(': '), cause: words.at(-1) as string }];
  } catch {
    return isRestOfJson(line) ? [] : [asItIs];
  }
}

function isRestOfJson(line: string): boolean {
  return /"\s*[:,]/.test(line) && /(?:["\]}\d]|true|false|null)}$/.test(line);
}
