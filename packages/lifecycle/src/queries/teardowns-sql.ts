/** SQL: the task ids of the teardowns, mapped ones too, of a serialized Dag in the column `serialized`. */
export function teardownTaskIds(serialized: string): string {
  return `select task -> '__var' ->> 'task_id' as task_id from jsonb_array_elements(${serialized} -> 'dag' -> 'tasks') task
      where coalesce(task -> '__var' ->> 'is_teardown', task -> '__var' -> 'partial_kwargs' ->> 'is_teardown')::boolean`;
}
