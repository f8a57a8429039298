import { lazy, Suspense } from 'react';
import classes from './markdown.module.css';

/** With GitHub's tables, task lists and bare links, which Airflow's pages render too. */
const GithubMarkdown = lazy(() => import('./github-markdown.tsx'));

/** A text of an author or a colleague, as Markdown. */
export function Markdown({ text }: { text: string }) {
  return (
    <span className={classes.text}>
      <Suspense fallback={text}>
        <GithubMarkdown text={text} />
      </Suspense>
    </span>
  );
}
