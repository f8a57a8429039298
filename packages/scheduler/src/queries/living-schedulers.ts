import { defineStatement } from '@leeward/database';

/** By process_alive. */
export const livingSchedulers = defineStatement<[], { id: string }>(
  'scheduler_living_schedulers',
  `select id from process where kind = 'scheduler' and ended_at is null order by id`,
);
