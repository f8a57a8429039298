import { testPython } from '@leeward/runtimes/testing';

/** Vitest's global set-up: the Python of the tests is there before the first of them, whose time would not do for making it. */
export default async function setup(): Promise<void> {
  await testPython((line) => console.log(line));
}
