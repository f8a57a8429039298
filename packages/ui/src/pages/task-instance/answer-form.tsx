import type { HITLDetail } from '@leeward/contracts/rest-api';
import type { UiParam } from '@leeward/contracts/ui-api';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { useAnswer } from '../../api/question.ts';
import { Failure } from '../../components/failure.tsx';
import { texts } from '../../texts.ts';
import { type FieldValue, fieldOf } from '../dag/trigger/param-fields.ts';
import { ParamInput } from '../dag/trigger/param-input.tsx';
import { readFields } from '../dag/trigger/read-fields.ts';
import { presetAnswer } from './preset-answer.ts';

const text = texts.question;

/** Asks for the params and for one of the options, each a button that answers, or for several of them together. */
export function AnswerForm({ taskKey, question }: { taskKey: TaskInstanceKey; question: HITLDetail }) {
  const [fields] = useState(() =>
    Object.entries(question.params ?? {}).map(([name, param]) => fieldOf(name, paramOf(param))),
  );
  const [search] = useSearchParams();
  const [preset] = useState(() => presetAnswer(search, fields, question.options));
  const [values, setValues] = useState<Record<string, FieldValue>>(() => ({
    ...Object.fromEntries(fields.map(({ name, initial }) => [name, initial])),
    ...preset.values,
  }));
  const [problems, setProblems] = useState<ReturnType<typeof readFields>['problems']>({});
  const [chosen, setChosen] = useState<string[]>(
    preset.options.length > 0 ? preset.options : (question.defaults ?? []),
  );
  const answer = useAnswer(taskKey);

  function send(options: string[]): void {
    const read = readFields(fields, values);
    setProblems(read.problems);
    if (Object.keys(read.problems).length > 0) return;
    answer.mutate({ chosen_options: options, params_input: read.conf });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (question.multiple === true && chosen.length > 0) send(chosen);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs" mt="xs">
        {fields.map((field) => (
          <ParamInput
            key={field.name}
            field={field}
            isFirst={false}
            value={values[field.name]!}
            error={problems[field.name] === undefined ? undefined : texts.trigger.problems[problems[field.name]!]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {question.multiple === true ? (
          <>
            <Checkbox.Group label={text.options} value={chosen} onChange={setChosen}>
              <Stack gap={4} mt={4}>
                {question.options.map((option) => (
                  <Checkbox key={option} value={option} label={option} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Group>
              <Button type="submit" size="xs" loading={answer.isPending} disabled={chosen.length === 0}>
                {text.submit}
              </Button>
            </Group>
          </>
        ) : (
          <Group gap={6} role="group" aria-label={text.options}>
            {question.options.map((option) => (
              <Button
                key={option}
                size="xs"
                variant={chosen.includes(option) ? 'filled' : 'default'}
                disabled={answer.isPending}
                onClick={() => send([option])}
              >
                {option}
              </Button>
            ))}
          </Group>
        )}
        {answer.isError ? <Failure error={answer.error} /> : null}
      </Stack>
    </form>
  );
}

/** A param as Airflow serializes it, or its bare value as earlier versions did. */
function paramOf(param: unknown): UiParam {
  if (typeof param === 'object' && param !== null && 'schema' in param) {
    const { value = null, schema, description = null } = param as Partial<UiParam>;
    return { value, schema: schema ?? {}, description };
  }
  return { value: param, schema: {}, description: null };
}
