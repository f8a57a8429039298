import { type Dispatcher, errors as undiciErrors } from 'undici';
import { asKubernetesError, KubernetesError } from './kubernetes-error.ts';

type Body = Dispatcher.ResponseData['body'];

/** The text of an answer as it comes; throws where it breaks, and where it falls silent unless it may: then it ends. */
export async function* textOf(body: Body, { mayFallSilent }: { mayFallSilent: boolean }): AsyncGenerator<string> {
  body.setEncoding('utf8');
  try {
    for await (const chunk of body) yield String(chunk);
  } catch (error) {
    if (!(mayFallSilent && error instanceof undiciErrors.BodyTimeoutError)) throw asKubernetesError(error);
  }
}

/** kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (GetContainerLogs), with status 200 and without an end of line. */
const containerGone = /^unable to retrieve container logs for \S+$/;

/** The text of an answer to a request for a log; throws a 404 where the kubelet says in place of the log that its container is gone. */
export async function* logOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && containerGone.test(piece)) throw new KubernetesError(piece, { status: 404, reason: 'NotFound' });
    isFirst = false;
    yield piece;
  }
}

/** The complete lines of an answer that goes on, until it ends or falls silent; an unfinished last one is left out. */
export async function* linesOf(body: Body): AsyncGenerator<string> {
  body.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
    }
  } catch (error) {
    if (!(error instanceof undiciErrors.BodyTimeoutError)) throw asKubernetesError(error);
  }
}
