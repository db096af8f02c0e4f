import { type Measure, visitedPages } from '../facts/measures.ts'

export type Of = { measure: Measure; part?: string }

/** What one chart shows, each line of it a measure or a part of one. The first line is what its sentence tells of. */
export const blocks = {
  reach: {
    sent: { measure: 'sent' },
    received: { measure: 'received' },
    seen: { measure: 'seen' },
    failed: { measure: 'failed' },
  },
  editions: {
    sentOnTime: { measure: 'sentOnTime' },
    sentLate: { measure: 'sentLate' },
    notSent: { measure: 'notSent' },
  },
  told: {
    own: { measure: 'told', part: 'own' },
    above: { measure: 'told', part: 'above' },
    news: { measure: 'told', part: 'news' },
  },
  questions: {
    found: { measure: 'questions', part: 'found' },
    notFound: { measure: 'questions', part: 'not_found' },
    unavailable: { measure: 'questions', part: 'unavailable' },
  },
  feedback: { feedback: { measure: 'feedback' } },
  answered: {
    inTime: { measure: 'feedbackAnswered', part: 'inTime' },
    late: { measure: 'feedbackAnswered', part: 'late' },
  },
  participants: { participants: { measure: 'participants' } },
  visits: Object.fromEntries(visitedPages.map((part) => [part, { measure: 'visits', part }])),
} satisfies Record<string, Record<string, Of>>

export type BlockName = keyof typeof blocks
export const blockNames = Object.keys(blocks) as BlockName[]
export const linesOf = (name: BlockName): [string, Of][] => Object.entries<Of>(blocks[name])

/** A count, or null where it is hidden. */
export type Told = number | null
export type Block = {
  name: BlockName
  title: string
  lines: { key: string; label: string; total: Told; before: Told }[]
  /** Of all lines together, where they add up to something. */
  total: Told
  before: Told
  steps: { key: string; label: string; values: Told[] }[]
  /** What the chart shows, in words. */
  sentence: string
}
