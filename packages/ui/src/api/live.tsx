import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useMatch } from 'react-router-dom';
import { applyEvent, createReaders } from './apply-event.ts';
import { type EventScope, openEventStream, type StreamState } from './event-stream.ts';
import { readGridRun } from './queries.ts';

const LiveState = createContext<StreamState>('connecting');

/** Whether what the page shows is kept current at this moment. */
export function useLiveState(): StreamState {
  return useContext(LiveState);
}

/** Opens the stream of events that the page in view needs and keeps the cache of answers current with it. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { dagId, runId } = useScope();
  const [state, setState] = useState<StreamState>('connecting');

  useEffect(() => follow(client, { dagId, runId }, setState), [client, dagId, runId]);

  return <LiveState value={state}>{children}</LiveState>;
}

function useScope(): EventScope {
  const inDag = useMatch('/dags/:dagId/*');
  const inRun = useMatch('/dags/:dagId/runs/:runId/*');
  const dagId = inDag?.params.dagId;
  const runId = inRun?.params.runId;
  return useMemo(() => ({ dagId, runId }), [dagId, runId]);
}

function follow(client: QueryClient, scope: EventScope, onState: (state: StreamState) => void): () => void {
  const readers = createReaders(client, readGridRun);
  const close = openEventStream(scope, { onState, onEvent: (event) => applyEvent(client, readers, event) });
  return () => {
    close();
    readers.stop();
  };
}
