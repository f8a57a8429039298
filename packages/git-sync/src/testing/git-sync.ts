/** The command as a program of its own, for the process-level tests. */
import { main } from '../main.ts';

process.exitCode = await main(process.argv.slice(2), process.env);
