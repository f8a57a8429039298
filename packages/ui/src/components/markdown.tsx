import { lazy, Suspense } from 'react';
import classes from './markdown.module.css';

const ReactMarkdown = lazy(() => import('react-markdown'));

/** A text of an author or a colleague, as Markdown; HTML in it is shown as text, and links open beside the page. */
export function Markdown({ text }: { text: string }) {
  return (
    <span className={classes.text}>
      <Suspense fallback={text}>
        <ReactMarkdown
          components={{
            a: ({ href, children }) => (
              <a href={href} target="_blank" rel="noreferrer">
                {children}
              </a>
            ),
          }}
        >
          {text}
        </ReactMarkdown>
      </Suspense>
    </span>
  );
}
