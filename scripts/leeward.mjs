#!/usr/bin/env node
// The command `leeward` of a checkout: the CLI's source, run by the pinned Node.
import { fileURLToPath } from 'node:url';
import { runPinned } from './pinned.mjs';

const entry = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
process.exitCode = await runPinned([entry, ...process.argv.slice(2)]);
