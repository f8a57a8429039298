import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { bundlesQuery } from '../../api/queries.ts';
import { WarningIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';

const text = texts.dags;

/** Of every Dag bundle that is not up to date: why, and since when. Without it the page of a wrong password looks like that of no Dags. */
export function BundleProblems() {
  const { data } = useQuery(bundlesQuery);
  return data?.bundles.map(({ name, problem, last_refreshed_at }) =>
    problem === null ? null : (
      <Alert
        key={name}
        color="red"
        variant="light"
        icon={<WarningIcon />}
        py={6}
        mb="sm"
        role="status"
        title={text.bundleProblem(name)}
      >
        {problem}{' '}
        {last_refreshed_at === null ? (
          text.neverRefreshed
        ) : (
          <>
            {text.lastRefreshed} <Instant at={last_refreshed_at} distance />.
          </>
        )}
      </Alert>
    ),
  );
}
