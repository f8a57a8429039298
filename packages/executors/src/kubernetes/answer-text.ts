import { type Dispatcher, errors as undiciErrors } from 'undici';
import { asKubernetesError } from './kubernetes-error.ts';

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
