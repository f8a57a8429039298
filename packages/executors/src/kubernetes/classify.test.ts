import { AttemptEnd } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { verdictOnLoss, verdictOnPod, waitingReason } from './classify.ts';
import { summarise } from './pod-summary.ts';
import { podWith } from './testing.ts';

const fatal = ['ErrImagePull', 'CreateContainerConfigError'];

function verdict(status: object, metadata: object = {}) {
  return verdictOnPod(summarise(podWith(status, metadata)), fatal);
}

function exit(terminated: object, name = 'base') {
  return { phase: 'Failed', containerStatuses: [{ name, state: { terminated } }] };
}

const { Exited, Failed, Infrastructure, LaunchFailed } = AttemptEnd;

test.each([
  ['it succeeded', { phase: 'Succeeded' }, Exited, 'completed'],
  ['it ended with an error', exit({ exitCode: 1, reason: 'Error' }), Failed, 'exit_code'],
  ['it used too much memory', exit({ exitCode: 137, reason: 'OOMKilled' }), Infrastructure, 'oom_killed'],
  ['it was killed', exit({ exitCode: 137, reason: 'Error' }), Infrastructure, 'signal'],
  ['it crashed', exit({ exitCode: 139, reason: 'Error' }), Failed, 'signal'],
  ['its command is missing', exit({ exitCode: 128, reason: 'StartError' }), LaunchFailed, 'container_cannot_run'],
  ['its node ran short', { phase: 'Failed', reason: 'Evicted', message: 'low on memory' }, Infrastructure, 'evicted'],
  ['its node refused it', { phase: 'Failed', reason: 'OutOfcpu' }, LaunchFailed, 'refused_by_node'],
  ['it ran longer than its deadline', { phase: 'Failed', reason: 'DeadlineExceeded' }, Failed, 'deadline_exceeded'],
  ['its provider failed', { phase: 'Failed', reason: 'ProviderFailed' }, Infrastructure, 'provider_failed'],
  ['nothing is known', { phase: 'Failed' }, Infrastructure, 'pod_failed'],
])('a pod of which %s', (_what, status, end, code) => {
  expect(verdict(status)).toMatchObject({ end, reason: { code } });
});

test('a disruption from outside is the reason, not the exit code that it caused', () => {
  const conditions = [{ type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', message: 'for p2' }];
  const found = verdict({ ...exit({ exitCode: 137, reason: 'Error' }), conditions });
  expect(found?.reason).toEqual({
    code: 'preempted',
    message: 'Pod p1 on node n1 had to make room for a pod of higher priority (for p2).',
  });
});

test('a failed init container is a failed launch, with its last words', () => {
  const initContainerStatuses = [
    { name: 'git-sync', state: { terminated: { exitCode: 128, message: 'no such ref\n' } } },
  ];
  expect(verdict({ phase: 'Failed', initContainerStatuses })).toMatchObject({
    end: LaunchFailed,
    reason: {
      code: 'init_container_failed',
      message: 'Init container git-sync ended with 128: no such ref',
      exitCode: 128,
    },
  });
});

test('an init container that goes on beside the task says nothing about the task either', () => {
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always' }];
  const initContainerStatuses = [{ name: 'proxy', state: { terminated: { exitCode: 137, reason: 'Error' } } }];
  const ended = (exitCode: number) => {
    const status = { ...exit({ exitCode, reason: 'Error' }), initContainerStatuses };
    return verdictOnPod(summarise({ ...podWith(status), spec: { initContainers } }), fatal);
  };
  expect(ended(3)).toMatchObject({ end: Failed, reason: { code: 'exit_code', exitCode: 3 } });
});

test('a container beside the task says nothing about the task', () => {
  const found = verdict(exit({ exitCode: 1, message: 'proxy died' }, 'proxy'));
  expect(found).toMatchObject({ end: Exited, reason: { code: 'sidecar_failed' } });
});

test('a task that ended is known although a container beside it goes on', () => {
  const status = (terminated: object) => ({
    phase: 'Running',
    containerStatuses: [
      { name: 'proxy', state: { running: {} } },
      { name: 'base', state: { terminated } },
    ],
  });
  expect(verdict(status({ exitCode: 0 }))).toMatchObject({ end: Exited, reason: { code: 'completed' } });
  expect(verdict(status({ exitCode: 2 }))).toMatchObject({ end: Failed, reason: { code: 'exit_code', exitCode: 2 } });
});

test('a running pod and one that is being set up go on', () => {
  expect(verdict({ phase: 'Running', containerStatuses: [{ name: 'base', state: { running: {} } }] })).toBeUndefined();
  const waiting = { reason: 'ContainerCreating' };
  expect(verdict({ phase: 'Pending', containerStatuses: [{ name: 'base', state: { waiting } }] })).toBeUndefined();
});

test('an exit while the pod is being deleted is a deletion', () => {
  const deleted = { deletionTimestamp: '2026-01-01T00:00:00Z' };
  const found = verdict(exit({ exitCode: 1, reason: 'Error' }), deleted);
  expect(found).toMatchObject({ end: Infrastructure, reason: { code: 'pod_deleted', exitCode: 1 } });
});

function waitingFor(reason: string, message: string) {
  return { phase: 'Pending', containerStatuses: [{ name: 'base', state: { waiting: { reason, message } } }] };
}

test('a container that waits for what never comes is a failed launch', () => {
  expect(verdict(waitingFor('ErrImagePull', 'not found'))).toEqual({
    end: LaunchFailed,
    reason: { code: 'image_pull', message: 'Container base cannot start (ErrImagePull): not found' },
  });
});

test('a kubelet that limits its own rate of pulls is waited for', () => {
  expect(verdict(waitingFor('ErrImagePull', 'pull QPS exceeded'))).toBeUndefined();
});

test('a waiting pod says what it waits for', () => {
  const conditions = [
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available.' },
  ];
  expect(waitingReason(summarise(podWith({ phase: 'Pending', conditions })))).toEqual({
    code: 'unschedulable',
    message: 'No node takes pod p1: 0/3 nodes are available.',
  });
  expect(waitingReason(summarise(podWith(waitingFor('ImagePullBackOff', 'Back-off'))))?.code).toBe('image_pull');
  expect(waitingReason(summarise(podWith(waitingFor('PodInitializing', ''))))).toBeUndefined();
});

test('a pod that a queue of the cluster holds back says so', () => {
  const message = 'Scheduling is blocked due to non-empty scheduling gates';
  const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', message }];
  expect(waitingReason(summarise(podWith({ phase: 'Pending', conditions })))).toEqual({
    code: 'scheduling_gated',
    message: `Pod p1 is held back: ${message}`,
  });
});

test('a task goes on although a container beside it cannot start, which leaves the pod Pending', () => {
  const beside = { name: 'proxy', state: { waiting: { reason: 'ErrImagePull', message: 'no such image' } } };
  const withTask = (state: object) => ({ phase: 'Pending', containerStatuses: [beside, { name: 'base', state }] });
  const running = withTask({ running: { startedAt: '2026-01-01T00:00:00Z' } });
  expect(verdict(withTask({ waiting: { reason: 'ContainerCreating' } }))).toBeUndefined();
  expect(verdict(running)).toBeUndefined();
  expect(waitingReason(summarise(podWith(running)))?.message).toContain('Container proxy cannot start');
  expect(verdict(withTask({ terminated: { exitCode: 0 } }))).toMatchObject({ end: Exited });
  expect(verdict(withTask({ terminated: { exitCode: 3 } }))).toMatchObject({ end: Failed, reason: { exitCode: 3 } });
  expect(verdictOnLoss(summarise(podWith(running))).end).toBe(Infrastructure);
});

test('a task that ended before its pod was told as Running is judged when the pod is told as finished', () => {
  const ended = { containerStatuses: [{ name: 'base', state: { terminated: { exitCode: 4 } } }] };
  expect(verdict({ phase: 'Pending', ...ended })).toBeUndefined();
  expect(verdict({ phase: 'Failed', ...ended })).toMatchObject({ end: Failed, reason: { exitCode: 4 } });
});

test('an init container that is to go on beside the task holds it up until it starts', () => {
  const waiting = { reason: 'ErrImagePull', message: 'no such image' };
  const status = { phase: 'Pending', initContainerStatuses: [{ name: 'proxy', state: { waiting } }] };
  const spec = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] };
  expect(verdictOnPod(summarise({ ...podWith(status), spec }), fatal)).toMatchObject({ end: LaunchFailed });
});

// What the kubelet of Kubernetes 1.34 told of pods that `kubectl delete` took before their task had started.
test.each([
  [
    'its volumes were not there',
    {
      containerStatuses: [
        {
          name: 'base',
          restartCount: 0,
          state: {
            terminated: {
              exitCode: 137,
              finishedAt: null,
              message: 'The container could not be located when the pod was terminated',
              reason: 'ContainerStatusUnknown',
              startedAt: null,
            },
          },
        },
      ],
    },
  ],
  [
    'its init container ran',
    {
      initContainerStatuses: [{ name: 'git-sync', state: { terminated: { exitCode: 137, reason: 'Error' } } }],
      containerStatuses: [{ name: 'base', restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } }],
    },
  ],
])('a pod that is deleted while %s was not started', (_what, status) => {
  const deleted = { deletionTimestamp: '2026-01-01T00:00:00Z' };
  expect(verdict({ phase: 'Failed', ...status }, deleted)).toEqual({
    end: LaunchFailed,
    reason: { code: 'pod_deleted', message: 'Pod p1 was deleted from outside before its task had started.' },
  });
});

test('a pod that used more storage than it may is not told as one whose node ran short', () => {
  const message = 'Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ';
  expect(verdict({ phase: 'Failed', reason: 'Evicted', message })?.reason.message).toBe(
    'Pod p1 on node n1 was evicted by its node (Pod ephemeral local storage usage exceeds the total limit of containers 1Mi).',
  );
});

test('a pod that is gone was not started, or lost while it ran', () => {
  expect(verdictOnLoss(summarise(podWith({ phase: 'Pending' })))).toMatchObject({
    end: LaunchFailed,
    reason: { code: 'pod_deleted', message: 'Pod p1 was deleted from outside before its task had started.' },
  });
  const conditions = [{ type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager', message: '' }];
  expect(verdictOnLoss(summarise(podWith({ phase: 'Running', conditions })))).toMatchObject({
    end: Infrastructure,
    reason: {
      code: 'node_lost',
      message: 'Pod p1 on node n1 was removed because its node is gone or takes no pods while its task ran.',
    },
  });
  expect(verdictOnLoss(summarise(podWith({ phase: 'Succeeded' })))).toMatchObject({ end: Exited });
});

test('the exit codes of our own worker mean what they say, those of another do not', () => {
  const own = { annotations: { 'leeward.dev/worker-program': 'leeward' } };
  expect(verdict(exit({ exitCode: 64, reason: 'Error' }), own)).toMatchObject({
    end: Infrastructure,
    reason: { code: 'worker_failed', exitCode: 64 },
  });
  expect(verdict(exit({ exitCode: 65, reason: 'Error' }), own)).toMatchObject({
    end: Exited,
    reason: { code: 'refused' },
  });
  expect(verdict(exit({ exitCode: 64, reason: 'Error' }))).toMatchObject({
    end: Failed,
    reason: { code: 'exit_code' },
  });
});
