import { defineStatement } from '@leeward/database';
import { notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface AssetRow {
  name: string;
  uri: string;
  group: string;
  extra: Record<string, unknown>;
}

const columns = 'asset.name, asset.uri, asset.group_name as "group", asset.extra::json';

const findByName = defineStatement<[name: string], AssetRow>(
  'asset_find_by_name',
  `select ${columns} from asset where name = $1 and is_active limit 1`,
);

const findByUri = defineStatement<[uri: string], AssetRow>(
  'asset_find_by_uri',
  `select ${columns} from asset where uri = $1 and is_active limit 1`,
);

const listByAlias = defineStatement<[alias: string], AssetRow>(
  'asset_list_by_alias',
  `select ${columns}
     from asset_alias
     join asset_alias_asset link on link.alias_id = asset_alias.id
     join asset on asset.id = link.asset_id
    where asset_alias.name = $1 order by asset.id`,
);

export function assetRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  operation<unknown, { name: string }>('get_asset_by_name', {
    async handle({ query }) {
      const [asset] = await database.run(findByName, query.name);
      if (asset === undefined) throw notFound(`Asset with name ${query.name} not found`);
      return { status: 200, body: asset };
    },
  });

  operation<unknown, { uri: string }>('get_asset_by_uri', {
    async handle({ query }) {
      const [asset] = await database.run(findByUri, query.uri);
      if (asset === undefined) throw notFound(`Asset with URI ${query.uri} not found`);
      return { status: 200, body: asset };
    },
  });

  operation<unknown, { alias_name: string }>('get_assets_by_alias', {
    handle: async ({ query }) => ({ status: 200, body: await database.run(listByAlias, query.alias_name) }),
  });
}
