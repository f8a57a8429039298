import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import type { UiAwaitedAsset } from '@leeward/contracts/ui-api';
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
function useAwaitedAssets(dag: DAGDetailsResponse): readonly UiAwaitedAsset[] {
  const query = useQuery({ ...awaitedAssetsQuery(dag.dag_id), enabled: dag.asset_expression !== null });
  return query.data?.assets ?? [];
}

/** How many of the assets that a Dag waits for came since its last run; the details say which. */
export function AwaitedAssetsCount({ dag }: { dag: DAGDetailsResponse }) {
  const assets = useAwaitedAssets(dag);
  if (assets.length === 0) return null;
  const updated = assets.filter(({ updated_at }) => updated_at !== null).length;
  return <Link to={`${pagePath.dag(dag.dag_id)}?view=details`}>{text.count(updated, assets.length)}</Link>;
}

/** The assets that a Dag's next run waits for, and when each came. */
export function AwaitedAssets({ dag }: { dag: DAGDetailsResponse }) {
  const assets = useAwaitedAssets(dag);
  if (assets.length === 0) return null;
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
