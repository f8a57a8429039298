import type { UiAttemptReason } from '@leeward/contracts/ui-api';
import { StateIcon } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { Instant, Sentence } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';

/** Why a try is where it is or ended as it did, and when it is looked at again. */
export function WhyBar({ attempt }: { attempt: UiAttemptReason | undefined }) {
  const sentence = attempt === undefined ? undefined : sentenceOf(attempt);
  if (attempt === undefined || sentence === undefined) return null;
  const { reason, state, due_at } = attempt;
  // Of a retry the sentence itself says when.
  const isDueTold = due_at === null || state === 'up_for_retry' || state === 'up_for_reschedule';
  return (
    <div className={classes.why} role="status">
      <StateIcon state={state ?? 'none'} />
      <span>
        <strong>{texts.task.why}:</strong> <Sentence text={sentence} />
        {isDueTold ? null : (
          <>
            {' '}
            {texts.task.dueAt} <Instant at={due_at} />
          </>
        )}
      </span>
      {reason === null ? null : <code className={classes.code}>{reason.code}</code>}
    </div>
  );
}

/** A failure without a reason is one of a worker that gave none: its log tells it. */
function sentenceOf({ reason, state }: UiAttemptReason): string | undefined {
  if (state === 'success') return undefined;
  if (reason !== null) return reason.message;
  if (state === 'deferred') return texts.task.deferred;
  if (state === 'awaiting_input') return texts.question.waits;
  return state === 'failed' || state === 'up_for_retry' ? texts.task.failedItself : undefined;
}
