import { cpus } from 'node:os'
import { cityMeasured } from './news/city.ts'
import { consoleMeasured } from './news/console.ts'
import { slopesFitted } from './news/fit.ts'
import { pairSharesMeasured } from './news/pair-shares.ts'
import { roundMeasured } from './news/round.ts'
import { storiesMeasured } from './news/stories.ts'
import { summariesMeasured } from './news/summaries.ts'
import { joinsMeasured, pagesMeasured } from './news/volume.ts'

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
 */
export async function run() {
  const started = performance.now()
  const only = process.argv[3]
  const measured: Record<string, object> = {}
  for (const [name, measure] of Object.entries(only ? { ...parts, ...made } : parts)) {
    if (!only || name === only) measured[name] = await measure()
    if (!only || name === only) console.error(`${name}: ${Math.round(performance.now() - started)} ms`)
  }
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    ...measured,
    tookMs: Math.round(performance.now() - started),
  }
}
