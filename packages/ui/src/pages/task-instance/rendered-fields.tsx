import { Title } from '@mantine/core';
import { Empty } from '../../components/empty.tsx';
import { JsonBlock } from '../../components/json-block.tsx';
import { texts } from '../../texts.ts';
import classes from './task-instance-page.module.css';

/** The templated fields with their values filled in. */
export function RenderedFields({ fields }: { fields: Record<string, unknown> | undefined }) {
  const entries = Object.entries(fields ?? {});
  if (entries.length === 0) return <Empty title={texts.task.noRendered} />;
  return (
    <div className={classes.panel}>
      {entries.map(([name, value]) => (
        <section key={name} className={classes.field}>
          <Title order={3}>{name}</Title>
          <JsonBlock value={value} />
        </section>
      ))}
    </div>
  );
}
