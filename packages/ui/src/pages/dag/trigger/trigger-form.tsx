import { jsonText } from '@leeward/contracts/exact-json';
import type { UiParam } from '@leeward/contracts/ui-api';
import { Button, Checkbox, Fieldset, Group, JsonInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePauseDag, useTriggerDag } from '../../../api/mutations.ts';
import { Failure } from '../../../components/failure.tsx';
import { texts } from '../../../texts.ts';
import { InstantInput } from '../../../time/instant-input.tsx';
import { pagePath } from '../../paths.ts';
import { enteredOf, type FieldValue, fieldOf, type ParamField } from './param-fields.ts';
import { ParamInput } from './param-input.tsx';
import { parseConf, readFields, refusedParam } from './read-fields.ts';
import type { TriggerableDag } from './trigger-dialog.tsx';

const text = texts.trigger;

interface TriggerFormProps {
  dag: TriggerableDag;
  params: Record<string, UiParam>;
  /** What is entered to begin with, over the params' own values. */
  conf: Readonly<Record<string, unknown>>;
  onDone(): void;
}

type Problems = Partial<Record<string, string>>;
type Conf = { ok: true; conf: Record<string, unknown> } | { ok: false; problems: Problems };

export function TriggerForm({ dag, params, conf, onDone }: TriggerFormProps) {
  const [fields] = useState(() => Object.entries(params).map(([name, param]) => fieldOf(name, param)));
  const visible = fields.filter(({ kind }) => kind !== 'hidden');
  const [given] = useState(() => enteredOf(fields, conf));
  const [values, setValues] = useState<Record<string, FieldValue>>(() => ({
    ...Object.fromEntries(fields.map(({ name, initial }) => [name, initial])),
    ...given.values,
  }));
  const [beyond, setBeyond] = useState(given.beyond);
  const isBeyondAll = visible.length === 0 && Object.keys(given.beyond).length > 0;
  const [json, setJson] = useState(isBeyondAll ? jsonText(conf, 2) : undefined);
  const [problems, setProblems] = useState<Problems>({});
  const form = useRef<HTMLFormElement>(null);
  const [runId, setRunId] = useState('');
  const [logicalDate, setLogicalDate] = useState('');
  const [partitionKey, setPartitionKey] = useState('');
  const [note, setNote] = useState('');
  const [unpause, setUnpause] = useState(true);
  const trigger = useTriggerDag(dag.dag_id);
  const pause = usePauseDag(dag.dag_id);
  const navigate = useNavigate();

  const readConf = (): Conf => (json === undefined ? confOfFields(fields, values, beyond) : confOfJson(json));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = readConf();
    setProblems(read.ok ? {} : read.problems);
    if (!read.ok) return;
    const body = {
      logical_date: logicalDate === '' ? null : logicalDate,
      conf: read.conf,
      ...(runId === '' ? {} : { dag_run_id: runId }),
      ...(partitionKey === '' ? {} : { partition_key: partitionKey }),
      ...(note === '' ? {} : { note }),
    };
    const run = await trigger.mutateAsync(body).catch((error: Error) => {
      setProblems(problemsOf(error, visible));
      throw error;
    });
    if (dag.is_paused && unpause) await pause.mutateAsync(false);
    onDone();
    navigate(pagePath.run(dag.dag_id, run.dag_run_id));
  }

  /** What was entered goes along; JSON that is no conf keeps its place until it is one. */
  function showAs(form: string): void {
    if (form === 'json') {
      setProblems({});
      setJson(jsonText({ ...beyond, ...readFields(fields, values).conf }, 2));
      return;
    }
    const read = confOfJson(json ?? '');
    setProblems(read.ok ? {} : read.problems);
    if (!read.ok) return;
    const entered = enteredOf(fields, read.conf);
    setValues({ ...values, ...entered.values });
    setBeyond(entered.beyond);
    setJson(undefined);
  }

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const refused = trigger.error ?? pause.error;
  const isToldAtField = json === undefined && Object.keys(problems).length > 0;
  const failure = isToldAtField ? null : refused;
  return (
    <form ref={form} onSubmit={(event) => void submit(event).catch(() => undefined)} noValidate>
      <Stack gap="sm">
        {visible.length === 0 ? null : (
          <SegmentedControl
            size="xs"
            value={json === undefined ? 'form' : 'json'}
            onChange={showAs}
            data={[
              { value: 'form', label: text.asForm },
              { value: 'json', label: text.asJson },
            ]}
          />
        )}
        {json === undefined && visible.length > 0 ? (
          sectionsOf(visible).map(([section, members]) => (
            <Fieldset key={section} legend={<Text fw={600}>{section}</Text>} variant="unstyled">
              <Stack gap="xs">
                {members.map((field) => (
                  <ParamInput
                    key={field.name}
                    field={field}
                    isFirst={field === visible[0]}
                    value={values[field.name]!}
                    error={problems[field.name]}
                    onChange={(value) => setValues({ ...values, [field.name]: value })}
                  />
                ))}
              </Stack>
            </Fieldset>
          ))
        ) : (
          <JsonInput
            label={text.asJson}
            description={visible.length === 0 ? text.noParams : undefined}
            value={json ?? '{}'}
            onChange={setJson}
            error={problems.conf}
            autosize
            minRows={3}
            maxRows={16}
          />
        )}
        <Group grow align="start">
          <TextInput
            label={text.runId}
            description={text.runIdHint}
            value={runId}
            onChange={({ currentTarget }) => setRunId(currentTarget.value)}
          />
          <InstantInput
            label={text.logicalDate}
            description={text.logicalDateHint}
            value={logicalDate}
            onChange={setLogicalDate}
          />
        </Group>
        {takesPartition(dag) ? (
          <TextInput
            label={text.partitionKey}
            description={text.partitionKeyHint}
            value={partitionKey}
            onChange={({ currentTarget }) => setPartitionKey(currentTarget.value)}
          />
        ) : null}
        <TextInput label={text.note} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
        {dag.is_paused ? (
          <Checkbox
            label={text.unpause}
            checked={unpause}
            onChange={({ currentTarget }) => setUnpause(currentTarget.checked)}
          />
        ) : null}
        {failure === null ? null : <Failure error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={trigger.isPending || pause.isPending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function confOfFields(fields: ParamField[], values: Record<string, FieldValue>, beyond: Record<string, unknown>): Conf {
  const { conf, problems } = readFields(fields, values);
  if (Object.keys(problems).length > 0) {
    const told = Object.entries(problems).map(([name, problem]) => [name, text.problems[problem]]);
    return { ok: false, problems: Object.fromEntries(told) };
  }
  return { ok: true, conf: { ...beyond, ...conf } };
}

function confOfJson(json: string): Conf {
  const parsed = parseConf(json);
  return parsed.ok ? { ok: true, conf: parsed.value } : { ok: false, problems: { conf: text.problems['not-json'] } };
}

/** What the server refused, at the field that it names; empty where it names none. */
function problemsOf({ message }: Error, fields: readonly ParamField[]): Problems {
  const refused = refusedParam(message);
  return refused !== undefined && fields.some(({ name }) => name === refused.name)
    ? { [refused.name]: refused.problem }
    : {};
}

/** Params by section, in the order that they were declared in. */
function sectionsOf(fields: ParamField[]): [string, ParamField[]][] {
  return [...Map.groupBy(fields, ({ section }) => section ?? text.params)];
}

/** Of Dags whose tasks name the partitions while they run only the summary of the timetable tells. */
function takesPartition({ timetable_partitioned, timetable_summary }: TriggerFormProps['dag']): boolean {
  return timetable_partitioned || timetable_summary === 'PartitionedAtRuntime';
}
