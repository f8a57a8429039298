import type { XComResponseNative } from '@leeward/contracts/rest-api';
import { Button, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TaskInstanceKey, xcomQuery } from '../../api/queries.ts';
import { useMe } from '../../api/use-me.ts';
import { useDeleteXCom } from '../../api/xcoms.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';
import { XComDialog } from './xcom-dialog.tsx';

const text = texts.xcom;

type Asked = { what: 'add' } | { what: 'change' | 'delete'; entry: XComResponseNative };

/** What the task instance handed on; those who may change it by hand. */
export function XComList({ taskKey }: { taskKey: TaskInstanceKey }) {
  const query = useQuery(xcomQuery(taskKey));
  const { may_change_dags } = useMe();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <QueryView query={query}>
      {(entries) => (
        <>
          {may_change_dags ? (
            <Button size="compact-sm" variant="default" mb="xs" onClick={() => setAsked({ what: 'add' })}>
              {text.add}
            </Button>
          ) : null}
          {entries.length === 0 ? (
            <Empty title={texts.task.noXcom} />
          ) : (
            <div className={classes.panel}>
              {entries.map((entry) => (
                <section key={entry.key} className={classes.field} aria-label={entry.key}>
                  <Group gap={6}>
                    <Title order={3}>
                      {entry.key}{' '}
                      <span className={classes.dim}>
                        <Instant at={entry.timestamp} />
                      </span>
                    </Title>
                    {may_change_dags ? <Actions entry={entry} ask={setAsked} /> : null}
                  </Group>
                  <JsonBlock value={entry.value} />
                </section>
              ))}
            </div>
          )}
          {asked?.what === 'add' ? <XComDialog taskKey={taskKey} entry={undefined} onClose={close} /> : null}
          {asked?.what === 'change' ? <XComDialog taskKey={taskKey} entry={asked.entry} onClose={close} /> : null}
          {asked?.what === 'delete' ? (
            <DeleteDialog taskKey={taskKey} xcomKey={asked.entry.key} onClose={close} />
          ) : null}
        </>
      )}
    </QueryView>
  );
}

function Actions({ entry, ask }: { entry: XComResponseNative; ask(asked: Asked): void }) {
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={text.change(entry.key)}
        onClick={() => ask({ what: 'change', entry })}
      >
        {text.edit}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={text.deleteNamed(entry.key)}
        onClick={() => ask({ what: 'delete', entry })}
      >
        {text.delete}
      </Button>
    </>
  );
}

function DeleteDialog({ taskKey, xcomKey, onClose }: { taskKey: TaskInstanceKey; xcomKey: string; onClose(): void }) {
  const deletion = useDeleteXCom(taskKey);
  return (
    <ConfirmDialog
      title={text.deleteNamed(xcomKey)}
      confirm={text.delete}
      isFinal
      onConfirm={() => deletion.mutateAsync(xcomKey)}
      onClose={onClose}
    >
      {text.deleteSentence(xcomKey)}
    </ConfirmDialog>
  );
}
