// Runs all tests in two runs side by side: while the browser's wait for a screen, the fast ones have the processor. With words after
// `npm test --` it is one run, of what they name. `npm test` waits for both, and ends with what they came to together.
import { spawn } from 'node:child_process'

const halves = [
  ['--project', 'e2e', '--project', 'flows'],
  ['--project', 'fast', '--project', 'guards', '--maxWorkers', '50%'],
]
const given = process.argv.slice(2)
const runs = given.length > 0 ? [given] : halves
const asHere = {
  ...process.env,
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
  ...(runs.length > 1 && { LOA_TEST_HALF: '1' }),
}

/** What a run printed is handed on whole: at once from the first, at its end from the other. */
function started(args, isFirst) {
  const child = spawn('vitest', ['run', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: asHere })
  const said = []
  child.stdout.on('data', (chunk) => {
    said.push(chunk)
    if (isFirst) process.stdout.write(chunk)
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? 1, said: Buffer.concat(said).toString() }))
  })
}

const ends = await Promise.all(runs.map((args, i) => started(args, i === 0)))
for (const { said } of ends.slice(1)) process.stdout.write(said)
if (ends.length > 1) {
  const counts = ends.map(
    ({ said }) => /^of this run: (\d+) passed, (\d+) failed$/m.exec(said)?.slice(1).map(Number) ?? [0, 1],
  )
  const [passed, failed] = [0, 1].map((i) => counts.reduce((sum, count) => sum + count[i], 0))
  console.log(`${passed} passed, ${failed} failed`)
}
process.exitCode = Math.max(...ends.map(({ code }) => code))
