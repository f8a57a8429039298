import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

const mostRetries = 2;

/**
 * Answers stay good for as long as the stream of events keeps them so; what was not in view when an event came is read again when
 * it comes into view. A refusal (4xx) is final, an outage is tried again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < mostRetries && !(error instanceof ApiError && error.status < 500),
      },
    },
  });
}
