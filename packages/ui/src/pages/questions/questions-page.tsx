import { SegmentedControl, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { questionsPerPage, questionsQuery } from '../../api/questions.ts';
import { Empty } from '../../components/empty.tsx';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { QuestionTable } from './question-table.tsx';
import classes from './questions.module.css';

const text = texts.question.list;

/** What tasks ask of people, the open questions or those that were answered; what is asked for is in the address. */
export default function QuestionsPage() {
  const { search, change, goTo } = useAddress();
  const areOpen = search.get('show') !== 'answered';
  const [subject, dag] = [search.get('subject') ?? undefined, search.get('dag') ?? undefined];
  const offset = offsetOf(search, questionsPerPage);
  const query = useQuery(questionsQuery({ areOpen, subject, dag, offset }));
  useTitle(text.title);
  const none = areOpen ? text.noneOpen : text.noneAnswered;
  return (
    <>
      <Title order={1} mb="sm">
        {text.title}
      </Title>
      <search className={classes.filters}>
        <SegmentedControl
          size="xs"
          aria-label={text.show}
          value={areOpen ? 'open' : 'answered'}
          onChange={(value) => change('show', value === 'open' ? null : value)}
          data={[
            { value: 'open', label: text.open },
            { value: 'answered', label: text.answered },
          ]}
        />
        <SearchField
          data-search
          label={text.subject}
          placeholder={text.hint}
          value={subject ?? ''}
          onChange={(value) => change('subject', value)}
        />
        <SearchField
          label={text.dag}
          placeholder={text.hint}
          value={dag ?? ''}
          onChange={(value) => change('dag', value)}
        />
      </search>
      <QueryView query={query}>
        {({ hitl_details, total_entries }) => (
          <>
            <p className={classes.count} role="status">
              {text.count(total_entries)}
            </p>
            {hitl_details.length === 0 ? (
              <Empty title={subject === undefined && dag === undefined ? none : text.noMatch} />
            ) : (
              <QuestionTable questions={hitl_details} areOpen={areOpen} />
            )}
            <Pager perPage={questionsPerPage} offset={offset} total={total_entries} go={goTo} />
          </>
        )}
      </QueryView>
    </>
  );
}
