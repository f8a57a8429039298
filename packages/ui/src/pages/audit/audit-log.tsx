import { useQuery } from '@tanstack/react-query';
import { type AuditFilter, auditPerPage, auditQuery } from '../../api/audit.ts';
import { Empty } from '../../components/empty.tsx';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { texts } from '../../texts.ts';
import { InstantInput } from '../../time/instant-input.tsx';
import classes from './audit.module.css';
import { AuditTable } from './audit-table.tsx';

const text = texts.audit;

/** The entries of the audit log, of one Dag or of all, by event, user and time; what is asked for is in the address. */
export function AuditLog({ dagId }: { dagId: string | undefined }) {
  const { search, change, goTo } = useAddress();
  const asked = (name: string) => search.get(name) ?? undefined;
  const filter: AuditFilter = {
    event: asked('event'),
    user: asked('user'),
    dag: dagId === undefined ? asked('dag') : undefined,
    from: asked('from'),
    to: asked('to'),
    offset: offsetOf(search, auditPerPage),
  };
  const query = useQuery(auditQuery(dagId, filter));
  const part = (name: 'event' | 'user' | 'dag') => (
    <SearchField
      data-search={name === 'event'}
      label={text[name]}
      placeholder={text.hint}
      value={filter[name] ?? ''}
      onChange={(value) => change(name, value)}
    />
  );
  return (
    <>
      <search className={classes.filters}>
        {part('event')}
        {part('user')}
        {dagId === undefined ? part('dag') : null}
        <InstantInput size="xs" label={text.from} value={filter.from ?? ''} onChange={(iso) => change('from', iso)} />
        <InstantInput size="xs" label={text.to} value={filter.to ?? ''} onChange={(iso) => change('to', iso)} />
      </search>
      <QueryView query={query}>
        {({ event_logs, total_entries }) => (
          <>
            <p className={classes.count} role="status">
              {text.count(total_entries)}
            </p>
            {event_logs.length === 0 ? (
              <Empty title={text.none} />
            ) : (
              <AuditTable entries={event_logs} isOfDag={dagId !== undefined} />
            )}
            <Pager perPage={auditPerPage} offset={filter.offset} total={total_entries} go={goTo} />
          </>
        )}
      </QueryView>
    </>
  );
}
