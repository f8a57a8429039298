export interface EventuallyOptions {
  deadlineSeconds?: number;
  /** What is waited for, for the message when it does not come. */
  what?: string;
}

/**
 * Waits until the check neither throws nor answers false or undefined, and gives its answer. Throws the last error at the deadline.
 */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  { deadlineSeconds = 20, what = 'the condition' }: EventuallyOptions = {},
): Promise<Exclude<Result, false | undefined>> {
  const deadline = Date.now() + deadlineSeconds * 1_000;
  let problem: unknown;
  for (;;) {
    try {
      const result = await check();
      if (result !== false && result !== undefined) return result as Exclude<Result, false | undefined>;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what} did not come to hold within ${deadlineSeconds} s`, { cause: problem });
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
