import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type TaskInstanceKey, xcomQuery } from '../../api/queries.ts';
import { Empty } from '../../components/empty.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import classes from './task-instance-page.module.css';

/** What the task instance handed on. */
export function XComList({ taskKey }: { taskKey: TaskInstanceKey }) {
  const query = useQuery(xcomQuery(taskKey));
  return (
    <QueryView query={query}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty title={texts.task.noXcom} />
        ) : (
          <div className={classes.panel}>
            {entries.map(({ key, value, timestamp }) => (
              <section key={key} className={classes.field}>
                <Title order={3}>
                  {key}{' '}
                  <span className={classes.dim}>
                    <Instant at={timestamp} />
                  </span>
                </Title>
                <JsonBlock value={value} />
              </section>
            ))}
          </div>
        )
      }
    </QueryView>
  );
}
