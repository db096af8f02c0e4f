import { cpus } from 'node:os'
import { roundMeasured } from './news/round.ts'
import { storiesMeasured } from './news/stories.ts'
import { summariesMeasured } from './news/summaries.ts'
import { volumeMeasured } from './news/volume.ts'

/** How news is gathered: a round over slow sources, stories told apart, a stream of many items, summaries. */
export async function run() {
  const started = performance.now()
  const round = await roundMeasured()
  const volume = await volumeMeasured()
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    round,
    volume,
    stories: storiesMeasured(),
    summaries: summariesMeasured(),
    tookMs: Math.round(performance.now() - started),
  }
}
