/** Hands the arguments to the git-sync room as they are; its exit codes are git-sync's. */
export async function gitSync(argv: readonly string[]): Promise<void> {
  const { main } = await import('@leeward/git-sync');
  process.exitCode = await main(argv, process.env);
}
