import { expect, test } from 'vitest';
import type { KubernetesApi } from './api.ts';
import type { PodLogSaver } from './pod-log-saver.ts';
import { PodRemover, removalAfterTask } from './pod-remover.ts';
import { summarise } from './pod-summary.ts';
import { podWith, settingsOf } from './testing.ts';

const ended = (name: string, exitCode: number) => ({ name, state: { terminated: { exitCode } } });
const going = (name: string) => ({ name, state: { running: {} } });

/** What was done to a pod of that status whose attempt is over. */
async function done(status: object, kept: { deleteSucceededPods: boolean; deleteFailedPods: boolean }) {
  const calls: string[] = [];
  const call = (name: string) => async () => void calls.push(name);
  const api = { deletePod: call('delete'), labelPod: call('label'), deleteSecret: call('delete Secret') };
  const saver = { save: async () => true, beforeStop: async () => {}, close: async () => {} };
  const remover = new PodRemover(
    api as unknown as KubernetesApi,
    settingsOf(kept),
    saver as unknown as PodLogSaver,
    { debug() {}, info() {}, warn() {}, error() {} } as never,
  );
  const pod = summarise(podWith(status));
  remover.remove(pod, removalAfterTask(pod));
  await remover.close();
  return calls.join(', ');
}

const keepAll = { deleteSucceededPods: false, deleteFailedPods: false };
const keepFailed = { deleteSucceededPods: true, deleteFailedPods: false };

test.each([
  ['that is told as finished', { phase: 'Succeeded', containerStatuses: [ended('base', 0)] }],
  ['whose containers have ended, which is told first', { phase: 'Running', containerStatuses: [ended('base', 0)] }],
])('a pod %s is kept where its settings say so, without its Secret', async (_what, status) => {
  expect(await done(status, keepAll)).toBe('delete Secret, label');
  expect(await done(status, keepFailed)).toBe('delete');
});

test('a pod whose containers have ended badly is kept as a failed one, also before it is told as that', async () => {
  for (const phase of ['Running', 'Failed']) {
    const status = { phase, containerStatuses: [ended('base', 137)] };
    expect(await done(status, keepFailed)).toBe('delete Secret, label');
    expect(await done(status, { deleteSucceededPods: true, deleteFailedPods: true })).toBe('delete');
  }
});

test('containers that go on beside the task are stopped with their pod, whatever is to be kept', async () => {
  const status = { phase: 'Running', containerStatuses: [ended('base', 0), going('proxy')] };
  expect(await done(status, keepAll)).toBe('delete');
});
