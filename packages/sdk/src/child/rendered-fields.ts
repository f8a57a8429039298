import type { Channel } from './channel.ts';

/** Airflow's [core] max_templated_field_length: what people look at, not what the task works with. */
const longestField = 4_096;

/** Shows the control plane what the templated fields of this attempt came to, long ones cut short. */
export async function showRendered(channel: Channel, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const shown = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cutShort(value)]));
  await channel.ask({ type: 'SetRenderedFields', rendered_fields: shown });
}

export function cutShort(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestField ? value : `Truncated: ${text.slice(0, longestField)}...`;
}
