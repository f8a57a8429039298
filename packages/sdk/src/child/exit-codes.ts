/** How a child ends. The supervisor decides by these whether an attempt that it sent has been started. */
export const exitCodes = {
  /** The supervisor closed the channel, or a Dag file has been parsed. */
  done: 0,
  /** Author code broke the process outside of a task, the supervisor went during one, or it sent what this child does not know. */
  broken: 1,
  /**
   * This process is not used again: its last task left something running in it (a timer, a socket, a call that outlived its timeout),
   * or that task or the next one wants a process to itself. The StartupDetails that was sent after that task's end has not been
   * followed: give it to another child.
   */
  notReusable: 75,
  /** SIGTERM or SIGINT: the kill hooks have run. */
  terminated: 143,
} as const;
