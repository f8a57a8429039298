const lingerMs = 1_000;

/**
 * To be called when a command is done: a handle that was left open by mistake, a timer or a connection, would hold the process for as
 * long as it likes. It ends soon all the same, with its exit code, and says what held it.
 */
export function endAnyway(): void {
  setTimeout(() => {
    console.error(`done, but still held by ${process.getActiveResourcesInfo().join(', ')}; ending now`);
    process.exit();
  }, lingerMs).unref();
}
