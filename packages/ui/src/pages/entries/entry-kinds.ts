import { texts } from '../../texts.ts';

/** A thing that people keep in the control plane for their Dags, as the REST API has it. */
export type Entry = Readonly<Record<string, unknown>>;

export interface EntryField {
  name: string;
  label: string;
  kind: 'text' | 'lines' | 'number' | 'yes-no';
  /** Must be given. */
  isRequired?: boolean;
  /** Names the entry, so it cannot be changed later. */
  isName?: boolean;
  /** Columns of the list show it. */
  isListed?: boolean;
}

export interface EntryKind {
  /** The last part of the REST API's path, and the list's member in its answer. */
  path: 'pools' | 'variables' | 'connections';
  title: string;
  /** What the REST API calls the name in the body of a change, where that is another word. */
  nameInChange?: string;
  fields: readonly EntryField[];
  /** Further members that the list shows. */
  figures: readonly { name: string; label: string }[];
}

const names = texts.entries.fields;

export const entryKinds: Readonly<Record<EntryKind['path'], EntryKind>> = {
  pools: {
    path: 'pools',
    title: texts.entries.pools,
    nameInChange: 'pool',
    fields: [
      { name: 'name', label: names.name, kind: 'text', isRequired: true, isName: true, isListed: true },
      { name: 'slots', label: names.slots, kind: 'number', isRequired: true, isListed: true },
      { name: 'description', label: names.description, kind: 'text', isListed: true },
      { name: 'include_deferred', label: names.includeDeferred, kind: 'yes-no' },
    ],
    figures: [
      { name: 'running_slots', label: names.running },
      { name: 'queued_slots', label: names.queued },
      { name: 'scheduled_slots', label: names.scheduled },
      { name: 'deferred_slots', label: names.deferred },
      { name: 'open_slots', label: names.open },
    ],
  },
  variables: {
    path: 'variables',
    title: texts.entries.variables,
    fields: [
      { name: 'key', label: names.key, kind: 'text', isRequired: true, isName: true, isListed: true },
      { name: 'value', label: names.value, kind: 'lines', isRequired: true, isListed: true },
      { name: 'description', label: names.description, kind: 'text', isListed: true },
    ],
    figures: [],
  },
  connections: {
    path: 'connections',
    title: texts.entries.connections,
    fields: [
      {
        name: 'connection_id',
        label: names.connectionId,
        kind: 'text',
        isRequired: true,
        isName: true,
        isListed: true,
      },
      { name: 'conn_type', label: names.type, kind: 'text', isRequired: true, isListed: true },
      { name: 'description', label: names.description, kind: 'text', isListed: true },
      { name: 'host', label: names.host, kind: 'text', isListed: true },
      { name: 'schema', label: names.schema, kind: 'text' },
      { name: 'login', label: names.login, kind: 'text', isListed: true },
      { name: 'password', label: names.password, kind: 'text' },
      { name: 'port', label: names.port, kind: 'number' },
      { name: 'extra', label: names.extra, kind: 'lines' },
    ],
    figures: [],
  },
};

export const nameFieldOf = (kind: EntryKind): EntryField => kind.fields.find(({ isName }) => isName === true)!;

/** What a form of the kind holds: texts, and yes or no. */
export type Draft = Readonly<Record<string, string | boolean>>;

export function draftOf(kind: EntryKind, entry: Entry | undefined): Draft {
  return Object.fromEntries(
    kind.fields.map(({ name, kind: field }) => {
      const value = entry?.[name];
      if (field === 'yes-no') return [name, value === true];
      return [name, value === undefined || value === null ? '' : String(value)];
    }),
  );
}

export type DraftBody =
  | { ok: true; body: Record<string, unknown>; changed: string[] }
  | { ok: false; problems: Record<string, 'required' | 'not-a-number'> };

/** The request's body, and which members differ from `before`: a hidden secret that nobody touched is not written back. */
export function bodyOf(kind: EntryKind, draft: Draft, before: Draft): DraftBody {
  const body: Record<string, unknown> = {};
  const problems: Record<string, 'required' | 'not-a-number'> = {};
  for (const { name, kind: field, isRequired } of kind.fields) {
    const value = draft[name]!;
    if (typeof value === 'boolean') body[name] = value;
    else if (value.trim() === '') {
      if (isRequired === true) problems[name] = 'required';
      body[name] = null;
    } else if (field !== 'number') body[name] = value;
    else if (Number.isInteger(Number(value))) body[name] = Number(value);
    else problems[name] = 'not-a-number';
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, body, changed: Object.keys(body).filter((name) => draft[name] !== before[name]) };
}

/** The body of a change of what is there already. */
export function changeOf(kind: EntryKind, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (kind.nameInChange === undefined) return { ...body };
  const { [nameFieldOf(kind).name]: name, ...rest } = body;
  return { ...rest, [kind.nameInChange]: name };
}
