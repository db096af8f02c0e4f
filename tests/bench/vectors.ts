import { performance } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { temporaryDatabase } from '../../bot/evaluation/temporary-database.ts'
import { percentile } from '../../core/evaluation/metrics.ts'
import { denseIndex } from '../../core/vectors/dense.ts'
import { quantised } from '../../core/vectors/quantised.ts'

const many = 60_000
const dimensions = 1024
const perWrite = 500
const asked = 100

/** What a scan of the vectors of 60,000 sections costs: time, memory and disk. The vectors are chance, which a scan does not mind. */
export async function run(): Promise<object> {
  const database = await temporaryDatabase()
  try {
    const chance = () => Float32Array.from({ length: dimensions }, () => Math.random() - 0.5)
    for (let seq = 1; seq <= many; seq += perWrite) {
      const rows = Array.from({ length: perWrite }, (_, i) => sql`('m', ${seq + i}, '', ${quantised(chance())})`)
      await database.write((tx) =>
        tx.run(sql`insert into section_vectors (model, section_seq, hash, vector) values ${sql.join(rows, sql`, `)}`),
      )
    }
    global.gc?.()
    const before = process.memoryUsage().rss
    const index = denseIndex('m')
    const started = performance.now()
    await index.refresh(database.db)
    const loadMs = Math.round(performance.now() - started)
    const times = Array.from({ length: asked }, () => {
      const question = chance()
      const from = performance.now()
      index.near(question)?.nearest(200)
      return performance.now() - from
    })
    const [size] = await database.db.all<{ bytes: number }>(sql`
      select page_count * page_size as bytes from pragma_page_count, pragma_page_size`)
    const tenth = (value: number) => Math.round(value * 10) / 10
    return {
      vectors: many,
      dimensions,
      load_ms: loadMs,
      scan_ms: { p50: tenth(percentile(times, 0.5)), p95: tenth(percentile(times, 0.95)) },
      memory_mb: Math.round((process.memoryUsage().rss - before) / 1e6),
      disk_mb: Math.round((size?.bytes ?? 0) / 1e6),
    }
  } finally {
    await database.remove()
  }
}
