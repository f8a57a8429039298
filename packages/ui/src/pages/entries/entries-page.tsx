import { Button, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { entriesPerPage, entriesQuery, useDeleteEntry } from '../../api/entries.ts';
import { useMe } from '../../api/use-me.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import table from '../../components/table.module.css';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import classes from './entries-page.module.css';
import { EntryDialog } from './entry-dialog.tsx';
import { type Entry, type EntryKind, entryKinds, nameFieldOf } from './entry-kinds.ts';

type Asked = { what: 'add' } | { what: 'change' | 'delete'; entry: Entry };

/** The pools, variables or connections, for those who may to change. */
export default function EntriesPage({ path }: { path: EntryKind['path'] }) {
  const kind = entryKinds[path];
  const me = useMe();
  const mayChange = path === 'pools' ? me.may_change_pools : me.may_read_secrets;
  const { search, goTo } = useAddress();
  const offset = offsetOf(search, entriesPerPage);
  const query = useQuery(entriesQuery(path, nameFieldOf(kind).name, offset));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  useTitle(kind.title);
  return (
    <>
      <Group mb="sm">
        <Title order={1}>{kind.title}</Title>
        {mayChange ? (
          <Button ml="auto" size="xs" onClick={() => setAsked({ what: 'add' })}>
            {texts.entries.add}
          </Button>
        ) : null}
      </Group>
      <QueryView query={query}>
        {({ entries, total }) => (
          <>
            {entries.length === 0 ? (
              <Empty title={texts.entries.none} />
            ) : (
              <EntryTable kind={kind} entries={entries} mayChange={mayChange} ask={setAsked} />
            )}
            <Pager perPage={entriesPerPage} offset={offset} total={total} go={goTo} />
          </>
        )}
      </QueryView>
      {asked?.what === 'add' ? <EntryDialog kind={kind} entry={undefined} onClose={close} /> : null}
      {asked?.what === 'change' ? <EntryDialog kind={kind} entry={asked.entry} onClose={close} /> : null}
      {asked?.what === 'delete' ? <DeleteDialog kind={kind} entry={asked.entry} onClose={close} /> : null}
    </>
  );
}

interface EntryTableProps {
  kind: EntryKind;
  entries: readonly Entry[];
  mayChange: boolean;
  ask(asked: Asked): void;
}

function EntryTable({ kind, entries, mayChange, ask }: EntryTableProps) {
  const named = nameFieldOf(kind);
  const listed = kind.fields.filter((field) => field.isListed === true && field !== named);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={kind.title}>
        <thead>
          <tr>
            <ColumnHeads labels={[named, ...listed, ...kind.figures].map(({ label }) => label)} />
            {mayChange ? <th scope="col">{texts.dags.columns.actions}</th> : null}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const name = String(entry[named.name]);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {[...listed, ...kind.figures].map((field) => (
                  <td key={field.name}>
                    <div className={classes.value}>{textOf(entry[field.name])}</div>
                  </td>
                ))}
                {mayChange ? (
                  <td>
                    <Group gap={6} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={texts.entries.change(name)}
                        onClick={() => ask({ what: 'change', entry })}
                      >
                        {texts.entries.edit}
                      </Button>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={texts.entries.deleteNamed(name)}
                        onClick={() => ask({ what: 'delete', entry })}
                      >
                        {texts.entries.delete}
                      </Button>
                    </Group>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function DeleteDialog({ kind, entry, onClose }: { kind: EntryKind; entry: Entry; onClose(): void }) {
  const name = String(entry[nameFieldOf(kind).name]);
  const remove = useDeleteEntry(kind.path);
  return (
    <ConfirmDialog
      title={texts.entries.deleteNamed(name)}
      confirm={texts.entries.delete}
      isFinal
      onConfirm={() => remove.mutateAsync(name)}
      onClose={onClose}
    >
      {texts.entries.deleteSentence(name)}
    </ConfirmDialog>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
