import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import { Commit } from '../../components/commit.tsx';
import { type Fact, Facts } from '../../components/facts.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import { AwaitedAssets } from './awaited-assets.tsx';
import classes from './dag-page.module.css';
import { DeleteDag } from './delete-dag.tsx';

const names = texts.dag.facts;

export function DagDetails({ dag }: { dag: DAGDetailsResponse }) {
  const instant = (at: string | null) => (at === null ? null : <Instant at={at} />);
  const facts: Fact[] = [
    [names.schedule, dag.timetable_description ?? dag.timetable_summary ?? texts.dags.manual],
    [names.nextRun, instant(dag.next_dagrun_run_after)],
    [names.owners, dag.owners.join(', ')],
    [names.bundle, dag.bundle_name],
    [names.commit, <Commit key="commit" version={dag.bundle_version} />],
    [names.file, dag.relative_fileloc ?? dag.fileloc],
    [names.version, dag.latest_dag_version?.version_number],
    [names.catchup, dag.catchup ? texts.dag.yes : texts.dag.no],
    [names.maxActiveRuns, dag.max_active_runs],
    [names.maxActiveTasks, dag.max_active_tasks],
    [names.start, instant(dag.start_date)],
    [names.end, instant(dag.end_date)],
    [names.timeZone, dag.timezone],
    [names.lastParsed, instant(dag.last_parsed_time)],
  ];
  return (
    <section className={classes.panel}>
      {dag.description === null ? null : <p className={classes.description}>{dag.description}</p>}
      <Facts facts={facts} />
      <AwaitedAssets dag={dag} />
      {dag.doc_md === null ? null : <Markdown text={dag.doc_md} />}
      <DeleteDag dag={dag} />
    </section>
  );
}
