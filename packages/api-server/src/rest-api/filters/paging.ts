import type { RestApiConfig } from '../config.ts';
import { type Ordering, orderTerms } from './order.ts';
import type { PageRequest } from './page.ts';

interface PagingQuery {
  limit: number;
  offset: number;
  order_by: string[];
}

/** Order, limit and offset of a listing's query; more than `[api] maximum_page_limit` rows are not given at once. */
export function paging(
  query: PagingQuery,
  ordering: Ordering,
  { maximumPageLimit }: RestApiConfig,
): Omit<PageRequest, 'conditions'> {
  return {
    order: orderTerms(ordering, query.order_by),
    limit: Math.min(query.limit, maximumPageLimit),
    offset: query.offset,
  };
}

interface BatchBody {
  page_limit?: number;
  page_offset?: number;
  order_by?: string | null;
}

/** The same of a batch listing's body, which names one order and may ask for any number of rows. */
export function batchPaging(body: BatchBody, ordering: Ordering): Omit<PageRequest, 'conditions'> {
  return {
    order: orderTerms(ordering, body.order_by ? [body.order_by] : null),
    limit: body.page_limit ?? 100,
    offset: body.page_offset ?? 0,
  };
}
