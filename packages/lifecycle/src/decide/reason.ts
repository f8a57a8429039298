/** Why a task instance is where it is: kept in `task_instance.reason` and shown to people. */
export interface Reason {
  /** A stable word, for programs. */
  code: string;
  message: string;
  [detail: string]: unknown;
}
