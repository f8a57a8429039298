import type { TaskInstanceHistoryResponse, TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { isFinished } from '@leeward/contracts/states';
import { SegmentedControl, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { attemptsQuery, type TaskInstanceKey, triesQuery } from '../../api/queries.ts';
import { Loading } from '../../components/query-view.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { stateNames, texts } from '../../texts.ts';
import { Question } from './question.tsx';
import { RenderedFields } from './rendered-fields.tsx';
import { TaskDetails } from './task-details.tsx';
import classes from './task-instance-page.module.css';
import { WhyBar } from './why-bar.tsx';
import { XComList } from './xcom-list.tsx';

const LogView = lazy(() => import('./log/log-view.tsx'));

/** What the addresses that tasks send out, their log_url, call the try. */
const tryInLinks = 'try_number';
const tabs = ['log', 'details', 'rendered', 'xcom'] as const;

export function TaskTabs({ taskKey, instance }: { taskKey: TaskInstanceKey; instance: TaskInstanceResponse }) {
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'log';
  const earlier = useQuery(triesQuery(taskKey));
  const tries = withPresent(earlier.data?.task_instances ?? [], instance);
  const named = search.get('try') ?? search.get(tryInLinks);
  const chosen = tries.find(({ try_number }) => String(try_number) === named) ?? instance;
  const said = useQuery(attemptsQuery(taskKey)).data?.attempts.find(
    ({ try_number }) => try_number === chosen.try_number,
  );
  const isPresent = chosen.try_number === instance.try_number;

  const change = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete(name);
        if (name === 'try') after.delete(tryInLinks);
        if (value !== undefined) after.set(name, value);
        return after;
      },
      { replace: true },
    );

  // Another try than the one of the address is not shown meanwhile.
  if (named !== null && earlier.isPending) return <Loading />;
  return (
    <>
      <WhyBar attempt={said} />
      {isPresent ? <Question taskKey={taskKey} isAwaited={instance.state === 'awaiting_input'} /> : null}
      <Tabs
        value={tab}
        onChange={(name) => change('tab', name === 'log' ? undefined : (name ?? undefined))}
        keepMounted={false}
      >
        <div className={classes.tabRow}>
          <Tabs.List>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {texts.task[name]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {tries.length > 1 ? (
            <SegmentedControl
              size="xs"
              aria-label={texts.task.tries}
              value={String(chosen.try_number)}
              onChange={(number) => change('try', number === String(instance.try_number) ? undefined : number)}
              data={tries.map(({ try_number, state }) => ({
                value: String(try_number),
                label: (
                  <span className={classes.try}>
                    <StateIcon state={state ?? 'none'} size={12} />
                    {texts.task.tryLabel(try_number)}
                    <span className="visually-hidden">{stateNames[state ?? 'none']}</span>
                  </span>
                ),
              }))}
            />
          ) : null}
        </div>
        <Tabs.Panel value="log">
          <Suspense>
            <Log taskKey={taskKey} tryNumber={chosen.try_number} mayGrow={isPresent && !isFinished(instance.state)} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <TaskDetails taskKey={taskKey} attempt={chosen} said={said} instance={isPresent ? instance : undefined} />
        </Tabs.Panel>
        <Tabs.Panel value="rendered">
          <RenderedFields fields={instance.rendered_fields} />
        </Tabs.Panel>
        <Tabs.Panel value="xcom">
          <XComList taskKey={taskKey} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface LogProps {
  taskKey: TaskInstanceKey;
  tryNumber: number;
  mayGrow: boolean;
}

/** A try that has ended while its log is followed goes on being followed to its end, and is not read anew. */
function Log({ taskKey, tryNumber, mayGrow }: LogProps) {
  const identity = [taskKey.dagId, taskKey.runId, taskKey.taskId, taskKey.mapIndex, tryNumber].join('\n');
  return <StartedLog key={identity} taskKey={taskKey} tryNumber={tryNumber} mayGrow={mayGrow} />;
}

function StartedLog({ taskKey, tryNumber, mayGrow }: LogProps) {
  const [live] = useState(mayGrow);
  return <LogView tryKey={{ ...taskKey, tryNumber }} live={live && tryNumber > 0} />;
}

/** The tries in order; the present one as the task instance has it, which is newer. */
function withPresent(
  earlier: readonly TaskInstanceHistoryResponse[],
  instance: TaskInstanceResponse,
): (TaskInstanceHistoryResponse | TaskInstanceResponse)[] {
  const before = earlier.filter(({ try_number }) => try_number !== instance.try_number);
  return [...before, instance].sort((one, other) => one.try_number - other.try_number);
}
