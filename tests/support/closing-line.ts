// The run as a whole: nothing of it stays behind, and at the end stands the one line that scripts and people look for,
// `N passed, N failed`.
import './own-temporary.ts';
import type { Reporter, TestModule } from 'vitest/node';

class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else failedHere += 1;
      }
      if (failedHere === 0 && module.state() === 'failed') failedHere = 1;
      failed += failedHere;
    }
    setImmediate(() => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}

export default ClosingLine;
