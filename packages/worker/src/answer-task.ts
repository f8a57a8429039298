import type { ExecuteTask } from '@leeward/contracts';
import type { FromTask, ToTask } from '@leeward/contracts/supervisor';
import { answerByApi } from './answer-messages.ts';
import { ExecutionApiError, type ExecutionClient } from './execution-client.ts';
import type { SecretMask } from './mask-secrets.ts';

/** Answers what a task says or asks while it runs: what is about its own attempt here, all else as `answerByApi` does. */
export async function answerTask(
  { ti: { id } }: ExecuteTask,
  message: FromTask,
  client: ExecutionClient,
  mask: SecretMask,
): Promise<ToTask | null> {
  switch (message.type) {
    case 'MaskSecret':
      mask.add(message.value, message.name);
      return null;
    case 'SkipDownstreamTasks': {
      const path = `task-instances/${id}/skip-downstream`;
      await client.send({ method: 'PATCH', path, json: { tasks: message.tasks } });
      return null;
    }
    case 'SetRenderedFields':
      await ignoringGone(
        client.send({ method: 'PUT', path: `task-instances/${id}/rtif`, json: message.rendered_fields }),
      );
      return null;
    case 'SetRenderedMapIndex': {
      const path = `task-instances/${id}/rendered-map-index`;
      await client.send({ method: 'PATCH', path, json: message.rendered_map_index });
      return null;
    }
    default:
      return answerByApi(client, message);
  }
}

/** A late write of an attempt that was cleared meanwhile has nowhere to go and harms nothing. */
async function ignoringGone(sent: Promise<unknown>): Promise<void> {
  await sent.catch((error: unknown) => {
    if (!(error instanceof ExecutionApiError) || error.status !== 410) throw error;
  });
}
