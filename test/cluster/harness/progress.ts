/** Prints one line of progress to standard error, so that standard output stays for results. */
export function progress(text: string): void {
  process.stderr.write(`cluster: ${text}\n`);
}

/** Does a step, printing its name, and then how long it took if that was more than a second. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  progress(name);
  const startedAt = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds > 1) progress(`${name}: done in ${seconds.toFixed(1)} s`);
  return result;
}

/** Waits until `holds` resolves to true, asking every `everyMs`. Throws a sentence after `withinSeconds`. */
export async function waitUntil(
  what: string,
  withinSeconds: number,
  holds: () => Promise<boolean>,
  everyMs = 200,
): Promise<void> {
  const deadline = performance.now() + withinSeconds * 1000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} was not so within ${withinSeconds} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
