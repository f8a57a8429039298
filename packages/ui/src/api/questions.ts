import type { HITLDetailCollection } from '@leeward/contracts/rest-api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { keys } from './keys.ts';

/** Which questions of tasks are shown; `undefined` leaves a filter out. */
export interface QuestionFilter {
  /** Those that wait for an answer; else those that have one. */
  areOpen: boolean;
  /** Parts of the subject and of the Dag's id. */
  subject?: string | undefined;
  dag?: string | undefined;
  offset: number;
}

export const questionsPerPage = 50;
const path = 'api/v2/dags/~/dagRuns/~/hitlDetails';
/** A task that has ended otherwise, or was cleared, asks nobody any more. */
const open = { response_received: false, state: 'awaiting_input' };

/** A page of what tasks ask of people: the open ones that wait longest first, or the newest answers first. */
export const questionsQuery = ({ areOpen, subject, dag, offset }: QuestionFilter) =>
  queryOptions({
    queryKey: [...keys.questions, { areOpen, subject, dag, offset }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<HITLDetailCollection>(
        path,
        {
          limit: questionsPerPage,
          offset,
          order_by: areOpen ? 'created_at' : '-responded_at',
          subject_search: subject,
          dag_id_pattern: dag,
          ...(areOpen ? open : { response_received: true }),
        },
        signal,
      ),
  });

export const openQuestionCountQuery = queryOptions({
  queryKey: [...keys.questions, 'count'],
  queryFn: async ({ signal }) => (await get<HITLDetailCollection>(path, { limit: 1, ...open }, signal)).total_entries,
});
