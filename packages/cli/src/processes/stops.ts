/** What has to be ended, in the reverse order of its start; one that fails keeps none of the others from it. */
export function createStops() {
  const all: (() => Promise<unknown>)[] = [];
  return {
    add(stop: () => Promise<unknown>): void {
      all.push(stop);
    },
    async run(): Promise<void> {
      for (const stop of all.reverse()) {
        await stop().catch((error: Error) => console.error(`while stopping: ${error.message}`));
      }
    },
  };
}
