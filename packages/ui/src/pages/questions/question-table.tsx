import type { HITLDetail } from '@leeward/contracts/rest-api';
import { Link } from 'react-router-dom';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { ofMapIndex } from '../../components/map-index.ts';
import table from '../../components/table.module.css';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './questions.module.css';

const text = texts.question.list;

/** Each question leads to the page of its task, which takes the answer. */
export function QuestionTable({ questions, areOpen }: { questions: readonly HITLDetail[]; areOpen: boolean }) {
  const heads = [...Object.values(text.columns), areOpen ? text.askedOf : text.answer];
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={text.title}>
        <thead>
          <tr>
            <ColumnHeads labels={heads} />
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => {
            const { id, dag_id, dag_display_name, dag_run_id, task_id, map_index } = question.task_instance;
            const page = pagePath.task(dag_id, dag_run_id, task_id, map_index);
            return (
              <tr key={id}>
                <th scope="row" className={classes.subject}>
                  <Link to={page}>{question.subject}</Link>
                </th>
                <td>
                  <Link to={pagePath.dag(dag_id)}>{dag_display_name}</Link>
                </td>
                <td>
                  <Link to={pagePath.run(dag_id, dag_run_id)}>{dag_run_id}</Link>
                </td>
                <td>
                  {task_id}
                  {ofMapIndex(map_index)}
                </td>
                <td className={classes.asked}>
                  <Instant at={question.created_at} distance />
                </td>
                <td>{areOpen ? askedOf(question) : <Answer question={question} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function askedOf({ assigned_users = [] }: HITLDetail): string {
  return assigned_users.length === 0 ? text.anybody : assigned_users.map(({ name }) => name).join(', ');
}

function Answer({
  question: { chosen_options, responded_by_user: by, responded_at: at = null },
}: {
  question: HITLDetail;
}) {
  return (
    <>
      <strong>{(chosen_options ?? []).join(', ')}</strong>{' '}
      <span className={classes.dim}>
        {by ? texts.question.answeredBy(by.name) : texts.question.answeredByDefault}, <Instant at={at} distance />
      </span>
    </>
  );
}
