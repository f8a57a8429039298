import { jsonText } from '@leeward/contracts/exact-json';
import { Code } from '@mantine/core';

/** A value as JSON, texts of several lines as they are. */
export function JsonBlock({ value }: { value: unknown }) {
  const text = typeof value === 'string' ? value : jsonText(value, 2);
  return (
    <Code
      block
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 360, overflow: 'auto' }}
      tabIndex={0}
    >
      {text}
    </Code>
  );
}
