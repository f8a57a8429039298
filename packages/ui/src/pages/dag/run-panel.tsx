import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { isFinished } from '@leeward/contracts/states';
import type { UiGridCell } from '@leeward/contracts/ui-api';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useRunNote } from '../../api/mutations.ts';
import { runCellsQuery, runQuery } from '../../api/queries.ts';
import { Commit } from '../../components/commit.tsx';
import { type Fact, Facts } from '../../components/facts.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { Note } from '../../components/note.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StateIcon, StateLabel } from '../../components/state-icon.tsx';
import { runTypeNames, stateNames, texts } from '../../texts.ts';
import { Duration, Instant, Sentence } from '../../time/instant.tsx';
import { pagePath } from '../paths.ts';
import classes from './dag-page.module.css';
import { RunActions } from './run-actions.tsx';

const text = texts.run;

export function RunPanel({ dagId, runId }: { dagId: string; runId: string }) {
  const query = useQuery(runQuery(dagId, runId));
  const cells = useQuery(runCellsQuery(dagId, runId)).data?.cells ?? [];
  return (
    <aside className={classes.panel} aria-label={`${text.title} ${runId}`}>
      <QueryView query={query}>
        {(run) => (
          <>
            <div className={classes.runHead}>
              <StateLabel state={run.state} />
              <Title order={2} className={classes.runId ?? ''}>
                {run.dag_run_id}
              </Title>
            </div>
            <RunActions run={run} />
            <Reasons title={text.waiting} run={run} cells={cells.filter(isWaiting)} />
            <Reasons title={text.failing} run={run} cells={cells.filter(({ state }) => state === 'failed')} />
            <Facts facts={factsOf(run)} />
          </>
        )}
      </QueryView>
    </aside>
  );
}

/** More are seen in the grid. */
const mostReasons = 20;

function isWaiting({ state }: UiGridCell): boolean {
  return !isFinished(state) && state !== 'running';
}

/** Why a task is where it is; undefined where nothing is known. A deferred one waits for a trigger, whatever it is. */
function sentenceOf({ state, reason }: UiGridCell): string | undefined {
  if (state === 'awaiting_input') return reason?.message ?? texts.question.waits;
  return reason?.message ?? (state === 'deferred' ? texts.task.deferred : undefined);
}

/** Tasks with the sentence that says why they are where they are. */
function Reasons({ title, run, cells }: { title: string; run: DAGRunResponse; cells: readonly UiGridCell[] }) {
  const explained = cells.flatMap((cell) => {
    const sentence = sentenceOf(cell);
    return sentence === undefined ? [] : [{ ...cell, sentence }];
  });
  if (explained.length === 0) return null;
  return (
    <section className={classes.reasons} aria-label={title}>
      <Title order={3}>{title}</Title>
      <ul>
        {explained.slice(0, mostReasons).map(({ task_id, task_display_name, state, sentence }) => (
          <li key={task_id}>
            <StateIcon state={state ?? 'none'} labelled />
            <div>
              <Link to={pagePath.task(run.dag_id, run.dag_run_id, task_id)}>{task_display_name}</Link>{' '}
              <span className={classes.dim}>{stateNames[state ?? 'none']}</span>
              <div>
                <Sentence text={sentence} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {explained.length > mostReasons ? (
        <p className={classes.dim}>{text.moreTasks(explained.length - mostReasons)}</p>
      ) : null}
    </section>
  );
}

function RunNote({ run }: { run: DAGRunResponse }) {
  return <Note note={run.note} save={useRunNote(run.dag_id, run.dag_run_id)} />;
}

function factsOf(run: DAGRunResponse): Fact[] {
  const instant = (at: string | null) => (at === null ? null : <Instant at={at} />);
  const version = run.dag_versions.at(-1);
  const hasConf = run.conf !== null && Object.keys(run.conf).length > 0;
  return [
    [text.type, runTypeNames[run.run_type]],
    [text.logicalDate, instant(run.logical_date)],
    [text.partition, run.partition_key],
    [text.partitionDate, instant(run.partition_date)],
    [text.runAfter, instant(run.run_after)],
    [text.queued, instant(run.queued_at)],
    [text.started, instant(run.start_date)],
    [text.ended, instant(run.end_date)],
    [text.duration, run.start_date === null ? null : <Duration key="d" start={run.start_date} end={run.end_date} />],
    [text.by, run.triggering_user_name ?? run.triggered_by],
    [text.commit, <Commit key="commit" version={run.bundle_version} />],
    [text.version, version?.version_number],
    [text.note, <RunNote key="note" run={run} />],
    [text.conf, hasConf ? <JsonBlock key="conf" value={run.conf} /> : null],
  ];
}
