import { answerFromStores, type Cipher, type Database } from '@leeward/database';
import { AnswerError, type ParserQuestionHandler } from '@leeward/runtimes';

/**
 * What code at the top of a Dag file, or in a callback, may ask for (ToManager of airflow/dag_processing/processor.py): variables and
 * connections. What belongs to a running task has no answer here.
 */
export function parseAnswers(database: Database, cipher: Cipher): ParserQuestionHandler {
  return async (message) => {
    if (message.type === 'MaskSecret') return null;
    const answer = await answerFromStores(database, cipher, message);
    if (answer !== null) return answer;
    throw new AnswerError('GENERIC_ERROR', {
      message: `${message.type} is not answered while a Dag file is parsed`,
    });
  };
}
