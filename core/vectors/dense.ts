import { sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { dotRows } from './dots.ts'
import { dimensionsOf, quantised, scannable } from './quantised.ts'

/** How near sections are in meaning to one question. */
export type Near = {
  /** The nearest sections, nearest first: as many as there are, or `many`. */
  nearest(many: number): number[]
  /** Larger for what is nearer, on a scale of the question's own; null for a section without a vector. */
  nearness(seq: number): number | null
}

const rowsPerRead = 1000
// What earlier versions left behind is let go of when it is so much: all is read anew then.
const mostLeft = { share: 0.25, rows: 1000 }

type Rows = ReturnType<typeof dotRows>

/** The vectors of one model in memory, scanned whole for each question: at 60,000 sections of 1,024 dimensions some 60 MB. */
export function denseIndex(model: string) {
  let dimensions = 0
  let rows: Rows | null = null
  let read = 0
  let seqs: number[] = []
  let step: number[] = []
  let rowOf = new Map<number, number>()
  let refreshing: Promise<void> | null = null

  const forget = () => {
    rows = null
    read = 0
    seqs = []
    step = []
    rowOf = new Map()
  }

  const add = (seq: number, bytes: Uint8Array) => {
    const own = dimensionsOf(bytes)
    // The server would not take the words, or has another model under the same name.
    if (own === 0 || (dimensions > 0 && own !== dimensions)) return
    dimensions = own
    rows ??= dotRows(dimensions)
    const { steps, step: one } = scannable(bytes)
    const row = rowOf.get(seq) ?? seqs.length
    rows.set(row, steps)
    rowOf.set(seq, row)
    seqs[row] = seq
    step[row] = one
  }

  const readOn = async (db: Pick<Reader, 'all'>): Promise<boolean> => {
    for (let any = false; ; any = true) {
      const batch = await db.all<{ id: number; seq: number; vector: ArrayBuffer }>(sql`
        select id, section_seq as seq, vector from section_vectors
        where id > ${read} and model = ${model} and section_seq > 0 order by id limit ${rowsPerRead}`)
      for (const { id, seq, vector } of batch) {
        add(seq, new Uint8Array(vector))
        read = id
      }
      if (batch.length < rowsPerRead) return any || batch.length > 0
    }
  }

  const refresh = async (db: Pick<Reader, 'all'>): Promise<void> => {
    const grew = await readOn(db)
    if (!grew || seqs.length <= mostLeft.rows) return
    const [held] = await db.all<{ many: number }>(sql`
      select count(*) as many from section_vectors where model = ${model} and section_seq > 0`)
    if (!held || seqs.length <= held.many * (1 + mostLeft.share) + mostLeft.rows) return
    forget()
    await readOn(db)
  }

  return {
    /** Takes in what was embedded since the last time; asked for meanwhile, it is the same reading. */
    refresh: (db: Pick<Reader, 'all'>): Promise<void> => {
      refreshing ??= refresh(db).finally(() => {
        refreshing = null
      })
      return refreshing
    },

    /** Null where the library has no vectors yet, or those of another model. */
    near(vector: ArrayLike<number>): Near | null {
      if (!rows || seqs.length === 0 || vector.length !== dimensions) return null
      const products = rows.products(scannable(quantised(vector)).steps, seqs.length)
      // The cosine, but for a factor that is the question's and so the same for all.
      const scores = new Float32Array(products.length)
      for (let row = 0; row < scores.length; row++) scores[row] = (products[row] as number) * (step[row] as number)
      const [asked, places] = [seqs, rowOf]
      return {
        nearest: (many) => nearest(asked, scores, many),
        nearness(seq) {
          const row = places.get(seq)
          return row === undefined ? null : (scores[row] ?? null)
        },
      }
    },
  }
}

function nearest(seqs: number[], scores: Float32Array, many: number): number[] {
  let best: { seq: number; score: number }[] = []
  let least = Number.NEGATIVE_INFINITY
  const cut = () => {
    best = best.sort((a, b) => b.score - a.score || a.seq - b.seq).slice(0, many)
    if (best.length === many) least = best.at(-1)?.score ?? least
  }
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number
    if (score < least) continue
    best.push({ seq: seqs[row] as number, score })
    if (best.length >= many * 4) cut()
  }
  cut()
  return best.map(({ seq }) => seq)
}
