import type { TaskInstanceHistoryResponse, TaskInstanceResponse } from '@leeward/contracts/rest-api';
import type { UiAttemptEvent, UiAttemptReason } from '@leeward/contracts/ui-api';
import { Title } from '@mantine/core';
import { useTaskNote } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { type Fact, Facts } from '../../components/facts.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { Note } from '../../components/note.tsx';
import { StateLabel } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { formatDuration } from '../../time/format.ts';
import { Duration, Instant } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';

const names = texts.task.facts;

interface TaskDetailsProps {
  taskKey: TaskInstanceKey;
  /** The try that is shown. */
  attempt: TaskInstanceHistoryResponse | TaskInstanceResponse;
  /** Why the try is where it is, and what was said of it. */
  said: UiAttemptReason | undefined;
  /** Left out for an earlier try. */
  instance: TaskInstanceResponse | undefined;
}

export function TaskDetails({ taskKey, attempt, said, instance }: TaskDetailsProps) {
  return (
    <div className={classes.panel}>
      <Facts facts={factsOf(attempt, said)} />
      {instance === undefined ? null : <TaskNote taskKey={taskKey} note={instance.note} />}
      <Events events={said?.events ?? []} />
    </div>
  );
}

function TaskNote({ taskKey, note }: { taskKey: TaskInstanceKey; note: string | null }) {
  return (
    <section className={classes.events} aria-label={texts.note.label}>
      <Title order={2}>{texts.note.label}</Title>
      <Note note={note} save={useTaskNote(taskKey)} />
    </section>
  );
}

function factsOf(attempt: TaskDetailsProps['attempt'], said: UiAttemptReason | undefined): Fact[] {
  const instant = (at: string | null) => (at === null ? null : <Instant at={at} />);
  const waited = secondsBetween(attempt.queued_when, attempt.start_date);
  return [
    [names.state, <StateLabel key="state" state={attempt.state ?? 'none'} />],
    [names.tries, texts.task.ofTries(attempt.try_number, attempt.max_tries + 1)],
    [names.operator, attempt.operator_name ?? attempt.operator],
    [names.scheduled, instant(attempt.scheduled_when)],
    [names.queued, instant(attempt.queued_when)],
    [names.started, instant(attempt.start_date)],
    [names.ended, instant(attempt.end_date)],
    [
      names.duration,
      attempt.start_date === null ? null : <Duration key="d" start={attempt.start_date} end={attempt.end_date} />,
    ],
    [names.waited, waited === undefined ? null : formatDuration(waited)],
    [names.pool, `${attempt.pool} (${texts.task.slots(attempt.pool_slots)})`],
    [names.priority, attempt.priority_weight],
    [names.queue, attempt.queue],
    [names.executor, attempt.executor],
    [names.host, attempt.hostname === '' ? null : attempt.hostname],
    [names.pid, attempt.pid],
    [names.user, attempt.unixname],
    [names.version, attempt.dag_version?.version_number],
    [names.commit, attempt.dag_version?.bundle_version],
    [names.id, said === undefined ? null : <code key="id">{said.task_instance_id}</code>],
  ];
}

function secondsBetween(from: string | null, to: string | null): number | undefined {
  if (from === null || to === null) return undefined;
  const seconds = (new Date(to).getTime() - new Date(from).getTime()) / 1_000;
  return seconds < 0 ? undefined : seconds;
}

/** What executor and infrastructure said of the try. */
function Events({ events }: { events: readonly UiAttemptEvent[] }) {
  return (
    <section className={classes.events} aria-label={texts.task.events}>
      <Title order={2}>{texts.task.events}</Title>
      {events.length === 0 ? (
        <p className={classes.dim}>{texts.task.noEvents}</p>
      ) : (
        <ol>
          {events.map(({ occurred_at, source, code, message, details }) => (
            <li key={`${occurred_at} ${code} ${message}`}>
              <Instant at={occurred_at} />
              <span className={classes.dim}>{source}</span>
              <code className={classes.code}>{code}</code>
              <span>{message}</span>
              {details === null ? null : <JsonBlock value={details} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
