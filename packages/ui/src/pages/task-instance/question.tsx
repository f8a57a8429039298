import type { HITLDetail } from '@leeward/contracts/rest-api';
import type { UiMe } from '@leeward/contracts/ui-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { questionQuery } from '../../api/question.ts';
import { useMe } from '../../api/use-me.ts';
import { JsonBlock } from '../../components/json-block.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { AnswerForm } from './answer-form.tsx';
import classes from './task-instance-page.module.css';

const text = texts.question;

/** What the task asks of a person, and a form for the answer while it waits for one; afterwards the answer, and whose it was. */
export function Question({ taskKey, isAwaited }: { taskKey: TaskInstanceKey; isAwaited: boolean }) {
  const question = useQuery(questionQuery(taskKey)).data;
  const me = useMe();
  if (question === undefined || question === null) return null;
  const isAnswered = (question.responded_at ?? null) !== null;
  return (
    <section className={classes.question} aria-label={text.title}>
      <Title order={2} className={classes.name ?? ''}>
        {question.subject}
      </Title>
      {question.body ? <Markdown text={question.body} /> : null}
      <AskedOf question={question} />
      {isAnswered ? <Answer question={question} /> : null}
      {!isAnswered && isAwaited && mayAnswer(question, me) ? (
        <AnswerForm taskKey={taskKey} question={question} />
      ) : null}
    </section>
  );
}

/** Whoever was not asked is refused by the server. */
function mayAnswer({ assigned_users = [] }: HITLDetail, { username, may_change_dags, may_answer_for_others }: UiMe) {
  const isAsked = assigned_users.length === 0 || assigned_users.some(({ id }) => id === username);
  return may_change_dags && (isAsked || may_answer_for_others);
}

function AskedOf({ question: { assigned_users = [] } }: { question: HITLDetail }) {
  if (assigned_users.length === 0) return null;
  return <p className={classes.dim}>{text.askedOf(assigned_users.map(({ name }) => name).join(', '))}</p>;
}

function Answer({ question }: { question: HITLDetail }) {
  const { responded_at: at = null, responded_by_user: by, chosen_options: chosen, params_input: input = {} } = question;
  return (
    <>
      <p>
        {by ? text.answeredBy(by.name) : text.answeredByDefault}, <Instant at={at} />:{' '}
        <strong>{(chosen ?? []).join(', ')}</strong>
      </p>
      {Object.keys(input).length === 0 ? null : <JsonBlock value={input} />}
    </>
  );
}
