import { sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { dimensionsOf, quantised, scannable } from './quantised.ts'

/** How near sections are in meaning to one question. */
export type Near = {
  /** The nearest sections, nearest first: as many as there are, or `many`. */
  nearest(many: number): number[]
  /** Larger for what is nearer, on a scale of the question's own; null for a section without a vector. */
  nearness(seq: number): number | null
}

const rowsPerBlock = 4096
const rowsPerRead = 1000

type Block = { steps: Int8Array; step: Float32Array; seqs: number[] }

/**
 * The vectors of one model in memory, scanned whole for each question: at 60,000 sections of 1,024 dimensions some 60 MB
 * and some 50 ms. What an earlier version left behind stays until the process ends; who asks looks each section up anyway.
 */
export function denseIndex(model: string) {
  let dimensions = 0
  let read = 0
  const blocks: Block[] = []
  const slots = new Map<number, { block: Block; row: number }>()

  const add = (seq: number, bytes: Uint8Array) => {
    dimensions ||= dimensionsOf(bytes)
    // The server has another model under the same name, or would not take the words.
    if (dimensionsOf(bytes) !== dimensions) return
    let slot = slots.get(seq)
    if (!slot) {
      let block = blocks.at(-1)
      if (!block || block.seqs.length === rowsPerBlock) {
        const steps = new Int8Array(rowsPerBlock * dimensions)
        block = { steps, step: new Float32Array(rowsPerBlock), seqs: [] }
        blocks.push(block)
      }
      slot = { block, row: block.seqs.length }
      block.seqs.push(seq)
      slots.set(seq, slot)
    }
    const { steps, step } = scannable(bytes)
    slot.block.steps.set(steps, slot.row * dimensions)
    slot.block.step[slot.row] = step
  }

  return {
    /** Takes in what was embedded since the last time. */
    async refresh(db: Pick<Reader, 'all'>): Promise<void> {
      for (;;) {
        const rows = await db.all<{ id: number; seq: number; vector: ArrayBuffer }>(sql`
          select id, section_seq as seq, vector from section_vectors
          where id > ${read} and model = ${model} and section_seq > 0 order by id limit ${rowsPerRead}`)
        for (const { id, seq, vector } of rows) {
          add(seq, new Uint8Array(vector))
          read = id
        }
        if (rows.length < rowsPerRead) return
      }
    },

    /** Null where the library has no vectors yet, or those of another model. */
    near(vector: ArrayLike<number>): Near | null {
      if (slots.size === 0 || vector.length !== dimensions) return null
      const { steps } = scannable(quantised(vector))
      const scores = blocks.map((block) => scan(block, steps))
      return {
        nearest: (many) => nearest(blocks, scores, many),
        nearness(seq) {
          const slot = slots.get(seq)
          return slot ? (scores[blocks.indexOf(slot.block)]?.[slot.row] ?? null) : null
        },
      }
    },
  }
}

/** A score a section: the cosine, but for a factor that is the question's and so the same for all. */
function scan({ steps, step, seqs }: Block, question: Int8Array): Float32Array {
  const dimensions = question.length
  const wide = Int32Array.from(question)
  const scores = new Float32Array(seqs.length)
  // Four sections at a time: so each number of the question is fetched once for four products.
  for (let row = 0; row < seqs.length; row += 4) {
    const first = row * dimensions
    const second = first + dimensions
    const third = second + dimensions
    const fourth = third + dimensions
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let i = 0; i < dimensions; i++) {
      const value = wide[i] as number
      a = (a + Math.imul(steps[first + i] as number, value)) | 0
      b = (b + Math.imul(steps[second + i] as number, value)) | 0
      c = (c + Math.imul(steps[third + i] as number, value)) | 0
      d = (d + Math.imul(steps[fourth + i] as number, value)) | 0
    }
    const sums = [a, b, c, d]
    for (let i = 0; i < 4 && row + i < seqs.length; i++)
      scores[row + i] = (sums[i] as number) * (step[row + i] as number)
  }
  return scores
}

function nearest(blocks: Block[], scores: Float32Array[], many: number): number[] {
  const all = new Float32Array(scores.reduce((size, some) => size + some.length, 0))
  let at = 0
  for (const some of scores) {
    all.set(some, at)
    at += some.length
  }
  const least = all.length > many ? (all.sort().at(-many) as number) : Number.NEGATIVE_INFINITY
  const found: { seq: number; score: number }[] = []
  blocks.forEach(({ seqs }, b) => {
    seqs.forEach((seq, row) => {
      const score = scores[b]?.[row] as number
      if (score >= least) found.push({ seq, score })
    })
  })
  return found.sort((a, b) => b.score - a.score || a.seq - b.seq).map(({ seq }) => seq)
}
