import type { Reporter, TestModule } from 'vitest/node';

const longestMessage = 300;

/** Names what failed once more at the very end, a line each: of a long run often only the end is at hand. */
export default class FailuresLast implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const error of module.errors()) report(module.relativeModuleId, error.message);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) report(`${module.relativeModuleId} > ${suite.fullName}`, error.message);
      }
      for (const test of module.children.allTests('failed')) {
        report(`${module.relativeModuleId} > ${test.fullName}`, test.result().errors?.[0]?.message ?? '');
      }
    }
  }
}

function report(place: string, message: string): void {
  const [line = ''] = message.split('\n');
  console.error(`FAILED ${place}: ${line.slice(0, longestMessage)}`);
}
