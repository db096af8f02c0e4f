import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// No test changes what a module keeps: loading the service anew for each file would take a third of the time.
const project = (name: string, include: string[], extra: object = {}) => ({
  test: {
    name,
    include,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a loaded machine, and that is no fault of it.
    expect: { poll: { timeout: 30_000 } },
    setupFiles: ['tests/support/setup.ts'],
    ...extra,
  },
})

// What waits longest goes first: a slow file begun last would leave a core idle until it ends.
const projectsInTurn = ['e2e', 'flows', 'offices', 'fast', 'guards']

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const turn = ({ project }: TestSpecification) => projectsInTurn.indexOf(project.name)
    return (await super.sort(files)).sort((a, b) => turn(a) - turn(b))
  }
}

export default defineConfig({
  test: {
    // Many tests wait for a process, a browser or a clock: a worker a core keeps the machine at work, and three on two cores take as long.
    maxWorkers: '100%',
    sequence: { sequencer: SlowestFirst },
    globalSetup: './tests/support/run-folder.ts',
    // Each project would turn the same files into JavaScript for itself, and each run anew.
    experimental: { fsModuleCache: true },
    reporters: ['default', './tests/support/summary.ts'],
    projects: [
      project('fast', ['tests/{unit,api,contract}/**/*.test.ts']),
      // They watch how files load.
      project('guards', ['tests/guards/**/*.test.ts'], { isolate: true }),
      project('flows', ['tests/flows/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      // Offices as objects in workerd; its contract asks a file on Node the same and compares what both hold afterwards.
      project('offices', ['tests/workerd/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      // A browser on a loaded machine may miss a beat, and the run's last lines tell which; a fault of the screens fails each time.
      project('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 180_000, retry: 1 }),
    ],
  },
})
