import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { cityMeasured } from './news/city.ts'
import { consoleMeasured } from './news/console.ts'
import { slopesFitted } from './news/fit.ts'
import { pairSharesMeasured } from './news/pair-shares.ts'
import { roundMeasured } from './news/round.ts'
import { storiesMeasured } from './news/stories.ts'
import { summariesMeasured } from './news/summaries.ts'
import { joinsMeasured, pagesMeasured } from './news/volume.ts'
import { checkedOut } from './readers/commits.ts'

const parts: Record<string, () => object | Promise<object>> = {
  round: roundMeasured,
  pages: pagesMeasured,
  joins: joinsMeasured,
  city: cityMeasured,
  console: consoleMeasured,
  stories: storiesMeasured,
  summaries: summariesMeasured,
}
/** What a page of numbers in `core/news/stories` is made by: asked for by its name, and part of no whole run. */
const made: typeof parts = { pairs: pairSharesMeasured, fit: slopesFitted }

/**
 * How news is gathered: a round over slow sources, pages of a stream of many items, new tellings joined to it, the editions of a city's
 * wards drafted, the console's first screens over as many items, stories told apart, summaries. `npm run bench -- news pages` measures one part.
 * With `--against <commit>` each part is measured by that commit's own program too, right before this one's.
 */
export async function run() {
  const started = performance.now()
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    options: { against: { type: 'string' } },
    allowPositionals: true,
  })
  const [only] = positionals
  const { against } = values
  const names = Object.keys(only ? { ...parts, ...made } : parts).filter((name) => !only || name === only)
  if (names.length === 0) throw new Error(`a part is one of ${Object.keys({ ...parts, ...made }).join(', ')}`)
  const other = against ? await checkedOut(against) : null
  const measured: Record<string, object> = {}
  try {
    for (const name of names) {
      const before = other && (await measuredIn(other.tree, name))
      const now = await ({ ...parts, ...made }[name] as () => object | Promise<object>)()
      measured[name] = before ? { before, now } : now
      console.error(`${name}: ${Math.round(performance.now() - started)} ms`)
    }
  } finally {
    await other?.close()
  }
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    ...(against && { against }),
    ...measured,
    tookMs: Math.round(performance.now() - started),
  }
}

/** What another commit's own program says of a part; that it has none, or how it failed. */
async function measuredIn(tree: string, name: string): Promise<object> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/bench.ts', 'news', name], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (child.exitCode !== 0) return { failed: /^.*Error.*$/m.exec(err)?.[0] ?? `exit ${child.exitCode}` }
  const said: Record<string, object | undefined> = JSON.parse(out)
  return said[name] ?? { failed: 'that commit measures no such part' }
}
