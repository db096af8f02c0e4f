import { channels } from '../../../db/schema/channels.ts'
import { categories } from '../../feedback/suggest/categories.ts'

type Kind = {
  /** What it is told by; empty where it is told as a whole. */
  parts: readonly string[]
  /** How something stood at the end of a day, so that days are not added up. */
  standing?: true
  /** Of what people did, of whom a few could be told: small counts are hidden. */
  ofPeople?: true
}

/** Each page that is counted as it is opened. */
export const visitedPages = ['app', 'digest', 'page', 'procedure', 'passage', 'contest', 'verify', 'widget'] as const
export type VisitedPage = (typeof visitedPages)[number]

const kinds = Object.keys(categories).filter((kind) => kind !== 'khieu-nai' && kind !== 'to-cao')

const table = {
  groups: { parts: channels, standing: true },
  // As the platform tells of each group: who is in two is counted twice.
  members: { parts: channels, standing: true },
  sent: { parts: channels },
  received: { parts: channels },
  seen: { parts: channels },
  failed: { parts: channels },
  // From its hour at the source until the first group had it; `total` in minutes.
  sourceMinutes: { parts: [] },
  // Items that went out, by whose they are.
  told: { parts: ['own', 'above', 'news'] },
  itemsIn: { parts: ['notice', 'news'] },
  itemsDecided: { parts: ['approved', 'rejected'] },
  editions: { parts: [] },
  approvedInTime: { parts: [] },
  sentOnTime: { parts: [] },
  sentLate: { parts: [] },
  notSent: { parts: [] },
  // From the first ask until somebody approved it; `total` in minutes.
  approvalMinutes: { parts: [] },
  questions: { parts: ['found', 'not_found', 'unavailable'], ofPeople: true },
  questionChannels: { parts: channels, ofPeople: true },
  handedOn: { parts: [], ofPeople: true },
  // Answers that a person gave; `total` in minutes since they were asked.
  personAnswers: { parts: [], ofPeople: true },
  cited: { parts: [] },
  feedback: { parts: kinds, ofPeople: true },
  feedbackAnswered: { parts: ['inTime', 'late'], ofPeople: true },
  // `total` in minutes of office time since it came.
  feedbackMinutes: { parts: [], ofPeople: true },
  feedbackClosed: { parts: [], ofPeople: true },
  feedbackReopened: { parts: [], ofPeople: true },
  // `total` is the sum of the stars.
  feedbackRated: { parts: ['satisfied', 'other'], ofPeople: true },
  // Each person once a round, on the day of their first paper in it.
  participants: { parts: [], ofPeople: true },
  // Nobody knows whose they are: a few give nobody away.
  visits: { parts: visitedPages },
} satisfies Record<string, Kind>

export type Measure = keyof typeof table
export const measures = Object.keys(table) as Measure[]
export const kindOf = (measure: Measure): Kind => table[measure]
export const isMeasure = (text: string): text is Measure => Object.hasOwn(table, text)

/** What happened at a unit on a day. */
export type Fact = { unitId: string; measure: Measure; part: string; count: number; total: number }
