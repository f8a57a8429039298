import { answerFromStores, type Cipher, type Database } from '@leeward/database';
import { AnswerError, type MessageHandler, type RuntimeMessage } from '@leeward/runtimes';
import { answerAboutAssets } from './answer-about-assets.ts';
import { answerAboutRuns } from './answer-about-runs.ts';
import { answerAboutXcoms } from './answer-about-xcoms.ts';

/**
 * What triggers may ask for (ToTriggerSupervisor of airflow/jobs/triggerer_job_runner.py), answered from the database.
 * @param onSecret told what must not show in a log.
 */
export function triggerAnswers(
  database: Database,
  cipher: Cipher,
  onSecret: (value: unknown, name: string | null) => void,
): MessageHandler {
  return async (message) => {
    if (message.type === 'MaskSecret') {
      onSecret(message.value, typeof message.name === 'string' ? message.name : null);
      return null;
    }
    const answer =
      (await answerFromStores(database, cipher, message)) ??
      (await answerAboutRuns(database, message)) ??
      (await answerAboutAssets(database, message)) ??
      (await answerAboutXcoms(database, message));
    if (answer === undefined) {
      throw new AnswerError('GENERIC_ERROR', { message: `${message.type} is not answered to a trigger` });
    }
    return answer as RuntimeMessage | null;
  };
}
