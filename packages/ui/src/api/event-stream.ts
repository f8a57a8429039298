import { parseExactJson } from '@leeward/contracts/exact-json';
import type { UiEvent } from '@leeward/contracts/ui-api';
import { serverUrl } from './base-path.ts';

export type StreamState = 'connecting' | 'live' | 'lost';

export interface EventScope {
  dagId?: string | undefined;
  runId?: string | undefined;
}

export interface EventStreamHandlers {
  onEvent(event: UiEvent): void;
  onState(state: StreamState): void;
}

const retryMs = 3_000;

/**
 * Keeps one stream of server-sent events open while the page is seen; a hidden page gives its connection back, for browsers open
 * six to one server. The server begins each stream with a `resync`, for what happened before was not heard.
 * Returns what closes it.
 */
export function openEventStream(scope: EventScope, { onEvent, onState }: EventStreamHandlers): () => void {
  const url = serverUrl('ui/events', { dag_id: scope.dagId, run_id: scope.runId });
  let source: EventSource | undefined;
  let timer: number | undefined;

  function open(): void {
    close();
    onState('connecting');
    const opened = new EventSource(url);
    source = opened;
    opened.onopen = () => onState('live');
    opened.onmessage = ({ data }) => onEvent(parseExactJson(data as string) as UiEvent);
    opened.onerror = () => {
      onState('lost');
      // The browser tries again by itself unless the answer was not a stream.
      if (opened.readyState === EventSource.CLOSED) timer = window.setTimeout(open, retryMs);
    };
  }

  function close(): void {
    window.clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  const onVisibility = () => (document.visibilityState === 'visible' ? open() : close());
  document.addEventListener('visibilitychange', onVisibility);
  if (document.visibilityState === 'visible') open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
