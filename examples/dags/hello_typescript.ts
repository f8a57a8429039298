// Three tasks that hand values on. The call of each task is its place in the graph, and the compiler checks what it is handed.
import { Dag } from '@leeward/sdk';

const dag = new Dag('hello_typescript', { schedule: '@daily', startDate: '2026-01-01', tags: ['example'] });

interface Order {
  readonly id: number;
  readonly amount: number;
}

const extract = dag.task(async function extract(): Promise<Order[]> {
  return [
    { id: 1, amount: 301.27 },
    { id: 2, amount: 433.21 },
    { id: 3, amount: 502.22 },
  ];
});

const total = dag.task('total', ({ orders, currency }: { orders: Order[]; currency: string }) => {
  const sum = orders.reduce((amount, order) => amount + order.amount, 0);
  return `${sum.toFixed(2)} ${currency}`;
});

const report = dag.task('report', ({ text }: { text: string }, context) => {
  context.log.info(`Total of run ${context.runId}: ${text}`);
});

const orders = extract();
const text = total({ orders, currency: 'EUR' });
report({ text });
