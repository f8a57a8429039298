/** A triggerer in a process of its own, to be killed. Says `started` and the ids of the triggers that it has taken. */
import { connect, listen } from '@leeward/database';
import { startTriggerer } from './fixtures.ts';

const [, , url = ''] = process.argv;
const database = connect({ url });
await listen(database, () => {});
await startTriggerer(database, {
  onEvent: (event) => {
    if (event.kind === 'taken') console.log(`taken ${event.count}`);
  },
});
console.log('started');
