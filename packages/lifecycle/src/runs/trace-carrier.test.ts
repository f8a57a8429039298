import { expect, test } from 'vitest';
import { newRunCarrier } from './trace-carrier.ts';

test("a run's carrier is a W3C trace parent of its own, sampled", () => {
  const [one, other] = [newRunCarrier(null), newRunCarrier({ colour: 'green' })];
  expect(one).toEqual({ traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) });
  expect(one.traceparent).not.toBe(other.traceparent);
});

test("a level of detail in the run's conf becomes a trace state, one that is no number does not", () => {
  expect(newRunCarrier({ 'airflow/task_span_detail_level': 2 }).tracestate).toBe('airflow/task_span_detail_level=2');
  expect(newRunCarrier({ 'airflow/task_span_detail_level': 'much' }).tracestate).toBeUndefined();
});
