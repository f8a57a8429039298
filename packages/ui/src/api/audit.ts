import type { EventLogCollectionResponse } from '@leeward/contracts/rest-api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { keys } from './keys.ts';

/** Which entries of the audit log are shown; `undefined` leaves a filter out. */
export interface AuditFilter {
  /** Parts of the event's name, of the user's and of the Dag's id. */
  event?: string | undefined;
  user?: string | undefined;
  dag?: string | undefined;
  /** ISO 8601; entries between the two. */
  from?: string | undefined;
  to?: string | undefined;
  offset: number;
}

export const auditPerPage = 50;

/** A page of the audit log, of one Dag or of all, the newest entry first. */
export const auditQuery = (dagId: string | undefined, filter: AuditFilter) =>
  queryOptions({
    queryKey: keys.audit(dagId, filter),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<EventLogCollectionResponse>(
        'api/v2/eventLogs',
        {
          limit: auditPerPage,
          offset: filter.offset,
          order_by: ['-when', '-event_log_id'],
          dag_id: dagId,
          dag_id_pattern: filter.dag,
          event_pattern: filter.event,
          owner_pattern: filter.user,
          after: filter.from,
          before: filter.to,
        },
        signal,
      ),
  });
