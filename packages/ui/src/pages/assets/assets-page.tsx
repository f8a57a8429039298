import type { AssetResponse } from '@leeward/contracts/rest-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { assetsPerPage, assetsQuery } from '../../api/assets.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { Empty } from '../../components/empty.tsx';
import { Pager } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ListSearch } from '../../components/search-field.tsx';
import table from '../../components/table.module.css';
import { offsetOf, useAddress } from '../../components/use-address.ts';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import { DagLinks, TaskLinks } from './asset-links.tsx';
import classes from './assets.module.css';

const text = texts.assets;

/** What Dags write and wait for, when it was updated last, and by which Dags it is written and waited for. */
export default function AssetsPage() {
  const { search, change, goTo } = useAddress();
  const wanted = search.get('search') ?? undefined;
  const offset = offsetOf(search, assetsPerPage);
  const query = useQuery(assetsQuery({ search: wanted, offset }));
  useTitle(text.title);
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>{text.title}</Title>
        {query.data === undefined ? null : (
          <span className={classes.dim} role="status">
            {text.count(query.data.total_entries)}
          </span>
        )}
        <ListSearch
          label={text.search}
          className={classes.search}
          value={wanted ?? ''}
          onChange={(value) => change('search', value)}
        />
      </div>
      <QueryView query={query}>
        {({ assets, total_entries }) => (
          <>
            {assets.length === 0 ? <NoAssets isFiltered={wanted !== undefined} /> : <AssetTable assets={assets} />}
            <Pager perPage={assetsPerPage} offset={offset} total={total_entries} go={goTo} />
          </>
        )}
      </QueryView>
    </>
  );
}

function NoAssets({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? <Empty title={text.noMatch} /> : <Empty title={text.none}>{text.noneHint}</Empty>;
}

function AssetTable({ assets }: { assets: readonly AssetResponse[] }) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label={text.title}>
        <thead>
          <tr>
            <ColumnHeads labels={Object.values(text.columns)} />
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <tr key={asset.id}>
              <th scope="row" className={classes.asset}>
                <Link to={pagePath.asset(asset.id)}>{asset.name}</Link>
                {asset.uri === asset.name ? null : <code className={classes.uri}>{asset.uri}</code>}
              </th>
              <td className={classes.whole}>
                <LastEvent asset={asset} />
              </td>
              <td>
                <TaskLinks tasks={asset.producing_tasks} />
              </td>
              <td>
                <DagLinks dags={asset.scheduled_dags} />
              </td>
              <td>{asset.group}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LastEvent({ asset }: { asset: AssetResponse }) {
  const at = asset.last_asset_event?.timestamp ?? null;
  return at === null ? <span className={classes.dim}>{texts.never}</span> : <Instant at={at} distance />;
}
