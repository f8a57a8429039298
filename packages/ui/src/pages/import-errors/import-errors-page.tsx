import { TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { importErrorsQuery } from '../../api/queries.ts';
import { Empty } from '../../components/empty.tsx';
import { ChevronIcon, SearchIcon } from '../../components/icons.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { Instant } from '../../time/instant.tsx';
import classes from './import-errors-page.module.css';

const text = texts.importErrors;

export default function ImportErrorsPage() {
  const query = useQuery(importErrorsQuery);
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('file') ?? '';
  useTitle(text.title);
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>{text.title}</Title>
        {query.data === undefined ? null : (
          <span className={classes.count}>{text.count(query.data.total_entries)}</span>
        )}
        <TextInput
          data-search
          size="xs"
          ml="auto"
          leftSection={<SearchIcon />}
          aria-label={text.filter}
          placeholder={text.filter}
          value={wanted}
          onChange={({ currentTarget: { value } }) => setSearch(value === '' ? {} : { file: value }, { replace: true })}
        />
      </div>
      <QueryView query={query}>
        {({ import_errors, total_entries }) => {
          if (import_errors.length === 0) return <Empty title={text.none}>{text.noneHint}</Empty>;
          const shown = import_errors.filter(({ filename }) => filename.toLowerCase().includes(wanted.toLowerCase()));
          if (shown.length === 0) return <Empty title={text.noMatch} />;
          return (
            <>
              {shown.map((error) => (
                <details key={error.import_error_id} open className={classes.error}>
                  <summary>
                    <span className={classes.chevron}>
                      <ChevronIcon size={12} />
                    </span>
                    <span className={classes.file}>{error.filename}</span>
                    <span className={classes.fact}>{error.bundle_name}</span>
                    <span className={classes.fact}>
                      {text.seen} <Instant at={error.timestamp} distance />
                    </span>
                  </summary>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
                  <pre tabIndex={0}>{error.stack_trace}</pre>
                </details>
              ))}
              {import_errors.length < total_entries ? (
                <p className={classes.count}>{text.first(import_errors.length)}</p>
              ) : null}
            </>
          );
        }}
      </QueryView>
    </>
  );
}
