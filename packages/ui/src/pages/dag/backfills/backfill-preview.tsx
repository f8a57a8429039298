import type { BackfillPostBody } from '@leeward/contracts/rest-api';
import { useQuery } from '@tanstack/react-query';
import { backfillPreviewQuery } from '../../../api/backfills.ts';
import { Failure } from '../../../components/failure.tsx';
import { texts } from '../../../texts.ts';
import { Instant } from '../../../time/instant.tsx';
import classes from './backfills.module.css';

const text = texts.backfills;
const mostNamed = 500;

/** The dates that a backfill would make runs of, in the order that they would begin in. */
export function BackfillPreview({ body }: { body: BackfillPostBody }) {
  const { data, error } = useQuery(backfillPreviewQuery(body));
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <span role="status">{texts.loading}</span>;
  const sentence = text.wouldMake(data.total_entries);
  return (
    <div>
      <span role="status">{sentence}</span>
      {data.total_entries === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        <ol className={classes.dates} tabIndex={0} aria-label={sentence}>
          {data.backfills.slice(0, mostNamed).map(({ logical_date, partition_key }) => (
            <li key={partition_key ?? logical_date}>{partition_key ?? <Instant at={logical_date} />}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
