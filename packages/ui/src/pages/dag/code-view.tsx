import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { runQuery, sourceQuery, versionsQuery } from '../../api/queries.ts';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { texts } from '../../texts.ts';
import classes from './code-view.module.css';

/** The Dag's file: at the version that the address names, else at that of the chosen run, else the newest. */
export function CodeView({ dagId, runId }: { dagId: string; runId: string | undefined }) {
  const [search, setSearch] = useSearchParams();
  const run = useQuery({ ...runQuery(dagId, runId ?? ''), enabled: runId !== undefined });
  const versions = useQuery(versionsQuery(dagId));
  const ofRun = run.data?.dag_versions.at(-1)?.version_number;
  const asked = search.has('version') ? Number(search.get('version')) : ofRun;
  const source = useQuery({
    ...sourceQuery(dagId, asked ?? null),
    enabled: runId === undefined || asked !== undefined || run.isError,
  });
  const choose = (version: string | null) => {
    const after = new URLSearchParams(search);
    if (version === null) after.delete('version');
    else after.set('version', version);
    setSearch(after, { replace: true });
  };
  return (
    <>
      <Select
        size="xs"
        w={340}
        mb="sm"
        aria-label={texts.dag.facts.version}
        data={(versions.data?.dag_versions ?? []).map(({ version_number, bundle_version }) => ({
          value: String(version_number),
          label: [
            texts.dag.versionNumber(version_number),
            bundle_version?.slice(0, 10),
            version_number === ofRun ? texts.dag.versionOfRun : undefined,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        value={source.data?.version_number === undefined ? null : String(source.data.version_number)}
        onChange={choose}
        allowDeselect={false}
      />
      <QueryView query={source}>
        {({ content }) =>
          content === null || content === '' ? (
            <Empty title={texts.dag.noCode} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
            <section className={classes.box} tabIndex={0} aria-label={texts.dag.codeOf(dagId)}>
              <ol>
                {content.split('\n').map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line of a file is named by its number
                  <li key={at}>
                    <code>{line}</code>
                  </li>
                ))}
              </ol>
            </section>
          )
        }
      </QueryView>
    </>
  );
}
