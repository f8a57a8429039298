import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import type { AssetAliasResponse, AssetResponse, DAGRunResponse } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import { twoProducersOf } from '@leeward/lifecycle';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withLocalApi } from '../processes/local-api.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { makeRun } from './make-run.ts';

interface AssetName {
  name?: string;
  uri?: string;
}

export async function listAssets(options: Listing & { alias: boolean }): Promise<void> {
  await withDatabase(async ({ database: { apiKysely } }) => {
    const rows = options.alias
      ? await apiKysely.selectFrom('asset_alias').select(['name', 'group_name as group']).orderBy('name').execute()
      : await apiKysely
          .selectFrom('asset')
          .select(['name', 'uri', 'group_name as group', 'extra'])
          .orderBy('name')
          .orderBy('uri')
          .execute();
    printRows(rows, options);
  });
}

/** One row a property in a table, the whole otherwise, as Airflow. */
export async function assetDetails(options: Listing & AssetName & { alias: boolean }): Promise<void> {
  requireName(options);
  await withLocalApi(async ({ ask, database }) => {
    const details = options.alias
      ? await ask<AssetAliasResponse>('GET', `/assets/aliases/${await aliasId(database, options.name!)}`)
      : await ask<AssetResponse>('GET', `/assets/${await assetId(database, options)}`);
    const isTable = options.output === 'table' || options.output === 'plain';
    const properties = Object.entries(details).map(([property_name, property_value]) => ({
      property_name,
      property_value,
    }));
    printRows(isTable ? properties : [details], options);
  });
}

/** Makes a run of the only Dag that has the asset as an outlet. airflow/cli/commands/asset_command.py (asset_materialize). */
export async function materializeAsset(options: Listing & AssetName): Promise<void> {
  requireName({ ...options, alias: false });
  await withLocalApi(async ({ ask, database, config }) => {
    const dagId = await onlyProducer(database, await assetId(database, options), options);
    const { runId } = await makeRun(database, config, {
      dagId,
      runType: DagRunType.AssetMaterialization,
      triggeredBy: DagRunTriggeredBy.Cli,
    });
    const path = `/dags/${encodeURIComponent(dagId)}/dagRuns/${encodeURIComponent(runId)}`;
    printRows([await ask<DAGRunResponse>('GET', path)], options);
  });
}

/** Throws LW_REFUSED where no Dag makes it or more than one does. */
async function onlyProducer(database: Database, id: number, name: AssetName): Promise<string> {
  const [dagId, another] = await twoProducersOf(database, id);
  const asset = `the asset with the ${called(name)}`;
  if (dagId === undefined) throw cliErrors.LW_REFUSED({ problem: `No Dag materializes ${asset}` });
  if (another !== undefined) throw cliErrors.LW_REFUSED({ problem: `More than one Dag materializes ${asset}` });
  return dagId;
}

/** Throws LW_ARGUMENT. */
function requireName({ name, uri, alias }: AssetName & { alias: boolean }): void {
  if (alias && uri !== undefined) {
    throw cliErrors.LW_ARGUMENT({ argument: '--uri', problem: 'it does not go with --alias; give --name' });
  }
  if (name !== undefined || uri !== undefined) return;
  const problem = alias ? 'it is missing; --alias needs it' : 'it is missing; give it or --uri';
  throw cliErrors.LW_ARGUMENT({ argument: '--name', problem });
}

async function aliasId({ kysely }: Database, name: string): Promise<number> {
  const row = await kysely.selectFrom('asset_alias').select('id').where('name', '=', name).executeTakeFirst();
  if (row === undefined) throw cliErrors.LW_REFUSED({ problem: `There is no asset alias with the name ${name}` });
  return row.id;
}

/** Throws LW_REFUSED where none or more than one is so called. */
async function assetId({ kysely }: Database, asset: AssetName): Promise<number> {
  const { name, uri } = asset;
  const [found, another] = await kysely
    .selectFrom('asset')
    .select('id')
    .$if(name !== undefined, (query) => query.where('name', '=', name!))
    .$if(uri !== undefined, (query) => query.where('uri', '=', uri!))
    .limit(2)
    .execute();
  if (found === undefined) throw cliErrors.LW_REFUSED({ problem: `There is no asset with the ${called(asset)}` });
  if (another !== undefined) {
    throw cliErrors.LW_REFUSED({ problem: `There is more than one asset with the ${called(asset)}` });
  }
  return found.id;
}

function called({ name, uri }: AssetName): string {
  return [name === undefined ? [] : `name ${name}`, uri === undefined ? [] : `URI ${uri}`].flat().join(' and ');
}
