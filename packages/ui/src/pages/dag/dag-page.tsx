import { Alert, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { dagQuery, gridQuery, structureQuery } from '../../api/queries.ts';
import { QueryView } from '../../components/query-view.tsx';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { AuditLog } from '../audit/audit-log.tsx';
import { BackfillList } from './backfills/backfill-list.tsx';
import { CodeView } from './code-view.tsx';
import { DagDetails } from './dag-details.tsx';
import { DagHeader } from './dag-header.tsx';
import classes from './dag-page.module.css';
import { Grid } from './grid.tsx';
import { RunPanel } from './run-panel.tsx';
import { RunList } from './runs/run-list.tsx';
import { useRunsShown } from './runs-shown.tsx';
import { Timeline } from './timeline.tsx';

const Graph = lazy(() => import('./graph.tsx'));

const views = ['grid', 'graph', 'timeline', 'runs', 'backfills', 'code', 'details', 'audit'] as const;
type View = (typeof views)[number];

export default function DagPage() {
  const { dagId = '', runId } = useParams();
  const [search, setSearch] = useSearchParams();
  const view = views.find((name) => name === search.get('view')) ?? 'grid';
  const dag = useQuery(dagQuery(dagId));
  useTitle(dag.data?.dag_display_name ?? dagId);
  return (
    <QueryView query={dag}>
      {(details) => (
        <>
          <DagHeader dag={details} />
          {details.is_stale ? <Alert color="yellow" py={6} mb="sm" title={texts.dag.stale} /> : null}
          <Tabs
            value={view}
            onChange={(name) => setSearch(name === 'grid' ? {} : { view: name as View }, { replace: true })}
            keepMounted={false}
          >
            <Tabs.List mb="sm">
              {views.map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {texts.dag[name]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="grid">
              <Runs dagId={dagId} chosen={runId} as="grid" />
            </Tabs.Panel>
            <Tabs.Panel value="graph">
              <Runs dagId={dagId} chosen={runId} as="graph" />
            </Tabs.Panel>
            <Tabs.Panel value="timeline">
              <Runs dagId={dagId} chosen={runId} as="timeline" />
            </Tabs.Panel>
            <Tabs.Panel value="runs">
              <RunList dagId={dagId} />
            </Tabs.Panel>
            <Tabs.Panel value="backfills">
              <BackfillList dag={details} />
            </Tabs.Panel>
            <Tabs.Panel value="code">
              <CodeView dagId={dagId} runId={runId} />
            </Tabs.Panel>
            <Tabs.Panel value="details">
              <DagDetails dag={details} />
            </Tabs.Panel>
            <Tabs.Panel value="audit">
              <AuditLog dagId={dagId} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </QueryView>
  );
}

/** The runs as a grid, or one of them as a graph or timeline; beside it the chosen run, else the newest. */
function Runs({ dagId, chosen, as }: { dagId: string; chosen: string | undefined; as: 'grid' | 'graph' | 'timeline' }) {
  const structure = useQuery(structureQuery(dagId));
  const grid = useQuery(gridQuery(dagId, useRunsShown()));
  return (
    <QueryView query={structure}>
      {(graph) => (
        <QueryView query={grid}>
          {(data) => {
            const runId = chosen ?? data.runs[0]?.run_id;
            return (
              <div className={classes.split}>
                {as === 'grid' ? <Grid structure={graph} grid={data} chosenRunId={runId} /> : null}
                {as === 'graph' ? (
                  <Suspense fallback={<div />}>
                    <Graph structure={graph} runId={runId} />
                  </Suspense>
                ) : null}
                {as === 'timeline' ? <Timeline dagId={dagId} runId={runId} /> : null}
                {runId === undefined ? null : <RunPanel key={runId} dagId={dagId} runId={runId} />}
              </div>
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
