import type { UiBundle, UiComponent } from '@leeward/contracts/ui-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { bundlesQuery, componentsQuery } from '../../api/queries.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { Commit } from '../../components/commit.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import table from '../../components/table.module.css';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';

const text = texts.components;

/** The processes of the control plane that run now, and the commit of the Dags that each of them reads; the Dag bundles and how they are. */
export default function ComponentsPage() {
  const query = useQuery(componentsQuery);
  const bundles = useQuery(bundlesQuery);
  useTitle(text.title);
  return (
    <>
      <Title order={1} mb="sm">
        {text.title}
      </Title>
      <QueryView query={query}>
        {({ components }) =>
          components.length === 0 ? <Empty title={text.none} /> : <ComponentTable components={components} />
        }
      </QueryView>
      <Title order={2} size="h4" mt="lg" mb="sm">
        {text.bundles}
      </Title>
      <QueryView query={bundles}>
        {({ bundles: all }) => (all.length === 0 ? <Empty title={text.noBundles} /> : <BundleTable bundles={all} />)}
      </QueryView>
    </>
  );
}

function ComponentTable({ components }: { components: readonly UiComponent[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
    <section className={table.scroll} tabIndex={0} aria-label={text.title}>
      <table className={table.table} aria-label={text.title}>
        <thead>
          <tr>
            <ColumnHeads labels={text.columns} />
          </tr>
        </thead>
        <tbody>
          {components.map((component) => (
            <tr key={`${component.kind} ${component.hostname} ${component.started_at}`}>
              <th scope="row">{text.kinds[component.kind]}</th>
              <td>{component.hostname}</td>
              <td>{component.version}</td>
              <td>
                <Instant at={component.started_at} distance />
              </td>
              <td>
                <Instant at={component.heartbeat_at} distance />
              </td>
              <td>
                <Bundles versions={component.bundle_versions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bundles({ versions }: { versions: UiComponent['bundle_versions'] }) {
  return Object.entries(versions).map(([name, version]) => (
    <div key={name}>
      {name} <Commit version={version} />
    </div>
  ));
}

function BundleTable({ bundles }: { bundles: readonly UiBundle[] }) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={text.bundles}>
        <thead>
          <tr>
            <ColumnHeads labels={text.bundleColumns} />
          </tr>
        </thead>
        <tbody>
          {bundles.map(({ name, version, last_refreshed_at, problem }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{last_refreshed_at === null ? null : <Commit version={version} />}</td>
              <td>{problem ?? (last_refreshed_at === null ? text.notYetRead : text.upToDate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
