import { Alert, Button } from '@mantine/core';
import { texts } from '../texts.ts';

/** An error in a person's words; `retry` asks again. */
export function Failure({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Alert color="red" variant="light" title={texts.errors.title} role="alert" my="sm">
      <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message}</div>
      {retry === undefined ? null : (
        <Button mt="sm" size="compact-sm" variant="default" onClick={retry}>
          {texts.errors.retry}
        </Button>
      )}
    </Alert>
  );
}
