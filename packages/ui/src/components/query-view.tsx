import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { Failure } from './failure.tsx';

/** What is asked of the server: its answer, else the error, else a sign that it is on its way. */
export function QueryView<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}

export function Loading() {
  return <Loader type="dots" size="sm" m="md" role="status" aria-label={texts.loading} />;
}
