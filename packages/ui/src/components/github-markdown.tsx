import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** HTML in the text is shown as text, and links open beside the page. */
export default function GithubMarkdown({ text }: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
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
  );
}
