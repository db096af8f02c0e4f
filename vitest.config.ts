import { defineConfig } from 'vitest/config'

// No test changes what a module keeps: loading the service anew for each file would take a third of the time.
const project = (name: string, include: string[], extra: object = {}) => ({
  test: {
    name,
    include,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/setup.ts'],
    ...extra,
  },
})

export default defineConfig({
  test: {
    // Many tests wait for a process, a browser or a clock: a worker a core keeps the machine at work.
    maxWorkers: '100%',
    globalSetup: './tests/support/run-folder.ts',
    reporters: ['default', './tests/support/summary.ts'],
    projects: [
      project('fast', ['tests/{unit,api,contract}/**/*.test.ts']),
      // They watch how files load.
      project('guards', ['tests/guards/**/*.test.ts'], { isolate: true }),
      // Projects are run in the order of their names: the one file of workerd alone at the end would leave a core idle.
      project('flows', ['tests/{flows,workerd}/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      // A browser on a loaded machine may miss a beat; a fault of the screens fails twice.
      project('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 180_000, retry: 1 }),
    ],
  },
})
