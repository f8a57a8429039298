import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { texts } from '../texts.ts';

/** A bundle's version, short as git shows commits; a click copies it whole. */
export function Commit({ version }: { version: string | null }) {
  if (version === null) return <span>{texts.run.noCommit}</span>;
  const short = /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version;
  return (
    <CopyButton value={version}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? texts.copied : version}>
          <UnstyledButton onClick={copy} aria-label={`${texts.copy} ${version}`} ff="monospace" fz="sm">
            {short}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
