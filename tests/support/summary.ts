import type { Reporter, TestCase, TestModule } from 'vitest/node'

/**
 * Ends a run with one plain line, and names every test that was skipped, or passed at a later try only, with what failed before:
 * a skip nobody sees is a test nobody has, and what fails now and then is a fault that waits.
 */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => Array.from(module.children.allTests()))
    const count = (state: ReturnType<TestCase['result']>['state']) =>
      tests.filter((test) => test.result().state === state).length
    const skipped = tests.filter((test) => test.result().state === 'skipped')
    for (const test of skipped) console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}`)
    for (const test of tests.filter((one) => one.diagnostic()?.flaky))
      console.log(
        `at a later try: ${test.module.relativeModuleId} > ${test.fullName}: ${test.result().errors?.[0]?.message ?? ''}`,
      )
    // A file that could not be read, or an error outside any test, has failed too.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const forbidden = process.env.REQUIRE_ALL_TESTS ? skipped.length : 0
    if (forbidden > 0) {
      console.log(`${forbidden} skipped tests count as failed: here every test must run`)
      process.exitCode = 1
    }
    console.log(`${count('passed')} passed, ${count('failed') + broken + forbidden} failed`)
  }
}
