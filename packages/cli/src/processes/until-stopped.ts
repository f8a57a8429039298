const signals = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const first = (signal: NodeJS.Signals) => {
      for (const each of signals) {
        process.off(each, first);
        process.on(each, () => process.exit(130));
      }
      resolve(signal);
    };
    for (const each of signals) process.on(each, first);
  });
}
