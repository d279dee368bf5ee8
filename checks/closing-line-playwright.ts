import type { Reporter, TestCase } from '@playwright/test/reporter';

/**
 * Ends a run with one plain line: `journeys: 7 passed, 0 failed, 0 skipped`. Those that passed at the second attempt only
 * are named before it.
 */
export default class ClosingLine implements Reporter {
  readonly #tests = new Set<TestCase>();

  onTestEnd(test: TestCase): void {
    this.#tests.add(test);
  }

  onEnd(): void {
    for (const test of this.#tests) {
      if (test.outcome() === 'flaky') console.log(`unsteady: ${test.title}`);
    }
    const outcomes = [...this.#tests].map((test) => test.outcome());
    const count = (...kinds: string[]) => outcomes.filter((outcome) => kinds.includes(outcome)).length;
    const [passed, failed, skipped] = [count('expected', 'flaky'), count('unexpected'), count('skipped')];
    console.log(`journeys: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
