import { Checkbox, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type ClearTask, useClearTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { Affected } from '../../components/affected.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { texts } from '../../texts.ts';

const options: readonly (readonly [name: keyof ClearTask, label: string])[] = [
  ['includeDownstream', texts.clear.downstream],
  ['includeUpstream', texts.clear.upstream],
  ['includePast', texts.clear.past],
  ['includeFuture', texts.clear.future],
  ['onlyFailed', texts.clear.onlyFailed],
];

/** Says before it clears what would be cleared. */
export function ClearDialog({ taskKey, onClose }: { taskKey: TaskInstanceKey; onClose(): void }) {
  const [chosen, setChosen] = useState<ClearTask>({
    includeDownstream: true,
    includeUpstream: false,
    includePast: false,
    includeFuture: false,
    onlyFailed: false,
  });
  const clear = useClearTask(taskKey);
  const { mutate: preview, data: affected, error, isPending } = useClearTask(taskKey);
  useEffect(() => preview({ ...chosen, dryRun: true }), [preview, chosen]);

  return (
    <ConfirmDialog
      title={texts.task.clear}
      confirm={texts.clear.confirm}
      onConfirm={() => clear.mutateAsync({ ...chosen, dryRun: false })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{texts.clear.task}</span>
        {options.map(([name, label]) => (
          <Checkbox
            key={name}
            label={label}
            checked={chosen[name]}
            onChange={({ currentTarget }) => setChosen({ ...chosen, [name]: currentTarget.checked })}
          />
        ))}
        {error === null ? (
          <Affected tasks={isPending ? undefined : affected?.task_instances} total={affected?.total_entries ?? 0} />
        ) : (
          <Failure error={error} />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
