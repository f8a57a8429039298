import type { BackfillPostBody, DAGDetailsResponse, ReprocessBehavior } from '@leeward/contracts/rest-api';
import { Button, Checkbox, Group, JsonInput, NumberInput, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useCreateBackfill } from '../../../api/backfills.ts';
import { usePauseDag } from '../../../api/mutations.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { Failure } from '../../../components/failure.tsx';
import { texts } from '../../../texts.ts';
import { InstantInput } from '../../../time/instant-input.tsx';
import { parseConf } from '../trigger/read-fields.ts';
import { BackfillPreview } from './backfill-preview.tsx';
import classes from './backfills.module.css';

const text = texts.backfills;
const typingMs = 300;
const reprocessKinds: readonly ReprocessBehavior[] = ['none', 'failed', 'completed'];

/** Asks for what a backfill is made of, and says before it is made which dates it would make runs of. */
export function BackfillDialog({ dag, onClose }: { dag: DAGDetailsResponse; onClose(): void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reprocess, setReprocess] = useState<ReprocessBehavior>('none');
  const [isBackwards, setBackwards] = useState(false);
  const [maxActiveRuns, setMaxActiveRuns] = useState<number | string>(10);
  const [conf, setConf] = useState('');
  const [unpause, setUnpause] = useState(true);
  const create = useCreateBackfill(dag.dag_id);
  const pause = usePauseDag(dag.dag_id);

  const asked: BackfillPostBody | undefined =
    from === '' || to === ''
      ? undefined
      : {
          dag_id: dag.dag_id,
          from_date: from,
          to_date: to,
          reprocess_behavior: reprocess,
          run_backwards: isBackwards,
        };
  const [previewed] = useDebouncedValue(asked, typingMs);
  const isWhole = typeof maxActiveRuns === 'number' && Number.isInteger(maxActiveRuns) && maxActiveRuns >= 1;
  const readConf = parseConf(conf);
  const isReadable = isWhole && readConf.ok;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (asked === undefined || !isWhole || !readConf.ok) return;
    await create.mutateAsync({ ...asked, max_active_runs: maxActiveRuns, dag_run_conf: readConf.value });
    if (dag.is_paused && unpause) await pause.mutateAsync(false);
    onClose();
  }

  const error = create.error ?? pause.error;
  return (
    <Dialog onClose={onClose} title={text.create} size="lg">
      <form onSubmit={(event) => void submit(event).catch(() => undefined)} noValidate>
        <Stack gap="sm">
          <div className={classes.ends}>
            <InstantInput label={text.from} value={from} onChange={setFrom} withAsterisk />
            <InstantInput label={text.to} value={to} onChange={setTo} withAsterisk />
          </div>
          <Select
            label={text.reprocess}
            data={reprocessKinds.map((kind) => ({ value: kind, label: text.reprocessKinds[kind] }))}
            value={reprocess}
            onChange={(value) => setReprocess(reprocessKinds.find((kind) => kind === value) ?? 'none')}
            allowDeselect={false}
          />
          <NumberInput
            label={text.maxActiveRuns}
            value={maxActiveRuns}
            onChange={setMaxActiveRuns}
            allowDecimal={false}
            min={1}
            clampBehavior="blur"
            error={isWhole ? undefined : texts.trigger.problems['not-a-number']}
          />
          <JsonInput
            label={text.conf}
            description={text.confHint}
            value={conf}
            onChange={setConf}
            error={readConf.ok ? undefined : texts.trigger.problems['not-json']}
            autosize
            maxRows={8}
          />
          <Checkbox
            label={text.backwards}
            checked={isBackwards}
            onChange={({ currentTarget }) => setBackwards(currentTarget.checked)}
          />
          {dag.is_paused ? (
            <Checkbox
              label={text.unpause}
              checked={unpause}
              onChange={({ currentTarget }) => setUnpause(currentTarget.checked)}
            />
          ) : null}
          {previewed === undefined ? (
            <span role="status">{text.pickWindow}</span>
          ) : (
            <BackfillPreview body={previewed} />
          )}
          {error === null ? null : <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button
              type="submit"
              disabled={asked === undefined || !isReadable}
              loading={create.isPending || pause.isPending}
            >
              {text.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
