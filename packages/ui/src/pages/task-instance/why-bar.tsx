import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { useQuery } from '@tanstack/react-query';
import { reasonQuery } from '../../api/queries.ts';
import { StateIcon } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { Instant, Sentence } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';

/** Why the task instance is where it is, and when it is looked at again. */
export function WhyBar({ instance }: { instance: TaskInstanceResponse }) {
  const { data } = useQuery(reasonQuery(instance.id));
  const reason = data?.reason;
  if (data === undefined || reason === null || reason === undefined || instance.state === 'success') return null;
  return (
    <div className={classes.why} role="status">
      <StateIcon state={instance.state ?? 'none'} />
      <span>
        <strong>{texts.task.why}:</strong> <Sentence text={reason.message} />
        {data.due_at === null ? null : (
          <>
            {' '}
            {texts.task.dueAt} <Instant at={data.due_at} />
          </>
        )}
      </span>
      <code className={classes.code}>{reason.code}</code>
    </div>
  );
}
