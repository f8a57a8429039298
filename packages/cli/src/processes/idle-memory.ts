import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A process that used less of a core than this since the last look is idle. */
const idleShare = 0.05;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/**
 * Gives the memory of a load back to the machine once the load is over. V8 keeps the room that it took, a hundred megabytes and more
 * after some hundred tasks, until it collects, and an idle process gives it no cause to. One collection a load, while nothing waits.
 *
 * @param lookSeconds between two looks at what the process did.
 */
export function giveMemoryBackWhenIdle(lookSeconds = 15): { stop(): Promise<void> } {
  let before = process.cpuUsage();
  // The start has left its own.
  let wasBusy = true;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const share = (user + system) / (lookSeconds * 1e6);
    if (share >= idleShare) wasBusy = true;
    else if (wasBusy) {
      wasBusy = false;
      collect();
    }
  }, lookSeconds * 1_000);
  timer.unref();
  return { stop: async () => clearInterval(timer) };
}

function collect(): void {
  // The flag is seen by contexts that are made after it.
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as Collect;
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
