import type { AssetEventResponse, DagRunAssetReference, DagRunState } from '@leeward/contracts/rest-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { assetEventsPerPage, assetEventsQuery } from '../../api/assets.ts';
import { Empty } from '../../components/empty.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { ofMapIndex } from '../../components/map-index.ts';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import table from '../../components/table.module.css';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './assets.module.css';

const text = texts.assets.events;

/** The events of an asset, what reported each, and which runs it caused. */
export function AssetEvents({ assetId }: { assetId: string }) {
  const { search, goTo } = useAddress();
  const offset = offsetOf(search, assetEventsPerPage);
  const query = useQuery(assetEventsQuery(assetId, offset));
  return (
    <>
      <Title order={2} mt="md" mb="xs">
        {text.title}
      </Title>
      <QueryView query={query}>
        {({ asset_events, total_entries }) => (
          <>
            <p className={classes.count} role="status">
              {text.count(total_entries)}
            </p>
            {asset_events.length === 0 ? <Empty title={text.none} /> : <EventTable events={asset_events} />}
            <Pager perPage={assetEventsPerPage} offset={offset} total={total_entries} go={goTo} />
          </>
        )}
      </QueryView>
    </>
  );
}

function EventTable({ events }: { events: readonly AssetEventResponse[] }) {
  const hasPartitions = events.some(({ partition_key }) => (partition_key ?? null) !== null);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={text.title}>
        <thead>
          <tr>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.source}</th>
            <th scope="col" className={classes.whole}>
              {text.runs}
            </th>
            {hasPartitions ? <th scope="col">{text.partition}</th> : null}
            <th scope="col">{text.extra}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row" className={classes.whole}>
                <Instant at={event.timestamp} />
              </th>
              <td className={classes.whole}>
                <Source event={event} />
              </td>
              <td>
                <span className={classes.links}>
                  {event.created_dagruns.map((run) => (
                    <CausedRun key={`${run.dag_id} ${run.run_id}`} run={run} />
                  ))}
                </span>
              </td>
              {hasPartitions ? <td>{event.partition_key}</td> : null}
              <td className={classes.extra}>
                {Object.keys(event.extra ?? {}).length === 0 ? null : (
                  <details>
                    <summary>{text.showExtra}</summary>
                    <JsonBlock value={event.extra} />
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The task instance that reported the event; none where a person, an API client or a watcher did. */
function Source({ event }: { event: AssetEventResponse }) {
  const { source_dag_id = null, source_run_id = null, source_task_id = null, source_map_index } = event;
  if (source_dag_id === null || source_run_id === null || source_task_id === null)
    return <span className={classes.dim}>{text.byHand}</span>;
  return (
    <Link to={pagePath.task(source_dag_id, source_run_id, source_task_id, source_map_index)}>
      {source_dag_id} · {source_task_id}
      {ofMapIndex(source_map_index)}
    </Link>
  );
}

function CausedRun({ run }: { run: DagRunAssetReference }) {
  return (
    <Link to={pagePath.run(run.dag_id, run.run_id)} className={classes.run} title={run.run_id}>
      <StateIcon state={run.state as DagRunState} labelled />
      {run.dag_id}
    </Link>
  );
}
