import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import type { UiAwaitedAssets, UiAwaitedPartitions } from '@leeward/contracts/ui-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { awaitedAssetsQuery } from '../../api/queries.ts';
import { StateIcon } from '../../components/state-icon.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './dag-page.module.css';

const text = texts.dag.assets;

/** None of a Dag that waits for none, which is not asked about. */
function useAwaitedAssets(dag: DAGDetailsResponse): UiAwaitedAssets {
  const query = useQuery({ ...awaitedAssetsQuery(dag.dag_id), enabled: dag.asset_expression !== null });
  return query.data ?? { assets: [], partitions: null };
}

/** How many of the assets that a Dag waits for came since its last run, or how many of its partitions wait; the details say which. */
export function AwaitedAssetsCount({ dag }: { dag: DAGDetailsResponse }) {
  const { assets, partitions } = useAwaitedAssets(dag);
  if (assets.length === 0) return null;
  const updated = assets.filter(({ updated_at }) => updated_at !== null).length;
  const count =
    partitions === null ? text.count(updated, assets.length) : text.partitionCount(partitions.total_entries);
  return <Link to={`${pagePath.dag(dag.dag_id)}?view=details`}>{count}</Link>;
}

/** The assets that a Dag's next run waits for, and when each came. */
export function AwaitedAssets({ dag }: { dag: DAGDetailsResponse }) {
  const { assets, partitions } = useAwaitedAssets(dag);
  if (assets.length === 0) return null;
  if (partitions !== null) return <AwaitedPartitions {...partitions} />;
  return (
    <section className={classes.assets} aria-label={text.title}>
      <Title order={3}>{text.title}</Title>
      <ul>
        {assets.map(({ kind, name, uri, updated_at }) => (
          <li key={`${kind} ${name} ${uri}`}>
            <StateIcon state={updated_at === null ? 'none' : 'success'} />
            <span>{name}</span>
            {uri === null || uri === name ? null : <code className={classes.dim}>{uri}</code>}
            <span className={classes.dim}>
              {updated_at === null ? (
                text.awaited
              ) : (
                <>
                  {text.updated} <Instant at={updated_at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The partitions of a Dag that some of their assets' have come for, and what each still waits for. */
function AwaitedPartitions({ partitions, total_entries }: UiAwaitedPartitions) {
  return (
    <section className={classes.assets} aria-label={text.partitions}>
      <Title order={3}>{text.partitions}</Title>
      {total_entries === 0 ? <p className={classes.dim}>{text.noPartitions}</p> : null}
      <ul>
        {partitions.map(({ key, since, assets }) => (
          <li key={key}>
            <strong>{key}</strong>
            <span className={classes.dim}>
              <Instant at={since} distance />
            </span>
            {assets.map(({ name, arrived, expected, missing }) => (
              <span key={name}>
                {name}: {text.arrived(arrived, expected)}
                {missing.length === 0 ? null : `, ${text.missing(missing, (expected ?? 0) - arrived)}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {total_entries > partitions.length ? (
        <p className={classes.dim}>{text.morePartitions(total_entries - partitions.length)}</p>
      ) : null}
    </section>
  );
}
