/**
 * SQL: whether a row of a team is seen by an attempt. `attempt` is the parameter of the attempt's id, null where teams are not
 * in use; an attempt sees what belongs to nobody and what belongs to its own team ([core] multi_team).
 */
export function visibleTo(teamColumn: string, attempt: string): string {
  return `(${attempt}::uuid is null or ${teamColumn} is null or ${teamColumn} = (
    select dag_bundle_team.team_name
      from task_instance
      join dag on dag.dag_id = task_instance.dag_id
      join dag_bundle_team on dag_bundle_team.bundle_name = dag.bundle_name
     where task_instance.id = ${attempt} limit 1))`;
}
