import type { AssetResponse } from '@leeward/contracts/rest-api';
import { Breadcrumbs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { assetQuery } from '../../api/assets.ts';
import { type Fact, Facts } from '../../components/facts.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import { AssetActions } from './asset-actions.tsx';
import { AssetEvents } from './asset-events.tsx';
import { DagLinks, TaskLinks } from './asset-links.tsx';
import classes from './assets.module.css';

const text = texts.assets;

/** An asset, who writes, reads and waits for it, and its events. */
export default function AssetPage() {
  const { assetId = '' } = useParams();
  const query = useQuery(assetQuery(assetId));
  useTitle(query.data?.name ?? text.title);
  return (
    <QueryView query={query}>
      {(asset) => (
        <>
          <Breadcrumbs className={classes.crumbs ?? ''}>
            <Link to={pagePath.assets}>{text.title}</Link>
          </Breadcrumbs>
          <div className={classes.head}>
            <Title order={1} className={classes.name ?? ''}>
              {asset.name}
            </Title>
            <AssetActions asset={asset} />
          </div>
          <section className={classes.panel}>
            <Facts facts={factsOf(asset)} />
          </section>
          <AssetEvents assetId={assetId} />
        </>
      )}
    </QueryView>
  );
}

function factsOf(asset: AssetResponse): Fact[] {
  const names = text.facts;
  const listed = (values: readonly { name: string }[]) =>
    values.length === 0 ? null : values.map(({ name }) => name).join(', ');
  const lastEvent = asset.last_asset_event?.timestamp ?? null;
  const extra = asset.extra ?? {};
  return [
    [names.uri, <code key="uri">{asset.uri}</code>],
    [names.group, asset.group],
    [
      names.producers,
      <Maybe key="by" count={asset.producing_tasks.length} of={<TaskLinks tasks={asset.producing_tasks} />} />,
    ],
    [
      names.consumers,
      <Maybe key="for" count={asset.scheduled_dags.length} of={<DagLinks dags={asset.scheduled_dags} />} />,
    ],
    [names.readers, asset.consuming_tasks.length === 0 ? null : <TaskLinks key="read" tasks={asset.consuming_tasks} />],
    [names.aliases, listed(asset.aliases)],
    [names.watchers, listed(asset.watchers)],
    [names.lastEvent, lastEvent === null ? texts.never : <Instant key="last" at={lastEvent} />],
    [names.created, <Instant key="made" at={asset.created_at} />],
    [names.extra, Object.keys(extra).length === 0 ? null : <JsonBlock key="extra" value={extra} />],
  ];
}

function Maybe({ count, of }: { count: number; of: React.ReactNode }) {
  return count === 0 ? <span className={classes.dim}>{texts.none}</span> : of;
}
