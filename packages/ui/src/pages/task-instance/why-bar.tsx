import type { UiAttemptReason } from '@leeward/contracts/ui-api';
import { StateIcon } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { Instant, Sentence } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';

/** Why a try is where it is or ended as it did, and when it is looked at again. */
export function WhyBar({ attempt }: { attempt: UiAttemptReason | undefined }) {
  if (attempt === undefined || attempt.reason === null || attempt.state === 'success') return null;
  const { reason, state, due_at } = attempt;
  return (
    <div className={classes.why} role="status">
      <StateIcon state={state ?? 'none'} />
      <span>
        <strong>{texts.task.why}:</strong> <Sentence text={reason.message} />
        {due_at === null ? null : (
          <>
            {' '}
            {texts.task.dueAt} <Instant at={due_at} />
          </>
        )}
      </span>
      <code className={classes.code}>{reason.code}</code>
    </div>
  );
}
