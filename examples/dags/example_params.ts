// A Dag that asks for values when it is triggered: defaults, descriptions, and the JSON schema that a value must meet.
import { Dag, param } from '@leeward/sdk';

const dag = new Dag('example_params_typescript', {
  schedule: null,
  tags: ['example', 'params'],
  params: {
    name: param('world', { type: 'string', minLength: 1, description: 'Whom to greet.' }),
    times: param(2, { type: 'integer', minimum: 1, maximum: 10, description: 'How often.' }),
    shout: param(false, { type: 'boolean', description: 'Greet in capitals.' }),
    language: param('en', { type: 'string', enum: ['en', 'de', 'fr'] }),
  },
});

const greetings: Readonly<Record<string, string>> = { en: 'Hello', de: 'Hallo', fr: 'Bonjour' };

const greet = dag.task('greet', (_: Record<never, never>, { params, log }) => {
  const greeting = `${greetings[String(params.language)]}, ${params.name}!`;
  for (let time = 0; time < Number(params.times); time++)
    log.info(params.shout === true ? greeting.toUpperCase() : greeting);
  return greeting;
});

const greeted = greet();
// A param that reaches a shell goes through its environment, so that nothing in it is read as a command.
dag
  .bash('in_bash', { command: 'echo "bash greets $NAME"', env: { NAME: '{{ params.name }}' }, appendEnv: true })
  .after(greeted);
