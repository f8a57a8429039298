import { Dag, DagRegistry, serveDags, type TaskHandlerArgs } from 'apache-airflow-ts-sdk';

/** Handlers as Airflow's TypeScript SDK has them written; the graph is in stubs.py. */
async function extract({ ctx, client }: TaskHandlerArgs) {
  return { greeting: await client.getVariable('greeting'), taskId: ctx.taskId, ratio: 1.5 };
}

async function transform({ client }: TaskHandlerArgs) {
  const extracted = await client.getXCom<{ greeting: string }>({ key: 'return_value', taskId: 'extract' });
  await client.setXCom({ key: 'shouted', value: extracted?.greeting.toUpperCase() ?? null });
  return extracted?.greeting.length;
}

async function breaks() {
  throw new Error("the author's own error");
}

const dag = new Dag('stubs');
dag.task('extract', extract);
dag.task('transform', transform);
dag.task('breaks', breaks);
await serveDags(new DagRegistry(dag));
