import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { texts } from '../texts.ts';
import { Failure } from './failure.tsx';

/**
 * What is asked of the server: its answer, else the error, else a sign that it is on its way. The last answer stands through an outage,
 * but not beyond what it is of.
 */
export function QueryView<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined && !isGone(query.error)) return children(query.data);
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;

export function Loading() {
  return <Loader type="dots" size="sm" m="md" role="status" aria-label={texts.loading} />;
}
