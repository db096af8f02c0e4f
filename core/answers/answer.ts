import type { Announcement, Choice, Curated, Outcome } from '../../db/schema/answers.ts'
import type { Channel } from '../../db/schema/channels.ts'
import type { ToldChange } from '../../db/schema/library.ts'
import type { ToldProcedure } from '../../db/schema/procedures.ts'
import type { Clearance } from '../library/clearance.ts'
import type { InForce } from '../library/force/in-force.ts'
import type { Meant } from '../library/words/own-words.ts'

export type Citation = {
  passageId: string
  documentId: string
  label: string
  documentTitle: string
  documentNumber: string
  issuedOn: string | null
  inForce: InForce
  /** What confirmed relations did to the clause, the latest first, each with where that is read. */
  changes: (ToldChange & { link: string | null })[]
  /** The words that lead to the quote, to the letter; '' where it stands alone. */
  lead: string
  /** A part of the passage, to the letter. */
  quote: string
  link: string
}

export type Answer = {
  questionId: string
  outcome: Outcome
  text: string
  origin: 'extractive' | 'model' | 'curated' | 'procedure' | 'announced'
  citations: Citation[]
  /** Where a model wrote it: its sentences, each with the numbers of citations, from one. They stand in `text` too. */
  sentences?: string[]
  /** Of an answer that staff wrote beforehand: their own words, for whom and when. */
  curated?: Curated
  /** What digests told of the same: before the citations where it is the answer, else beside them. */
  announced?: Announcement[]
  /** Of the card of a procedure: what it told. */
  procedure?: ToldProcedure
  /** Where nothing was found for certain: what may be meant, to choose from. Then nothing is cited. */
  choices?: Choice[]
  /** What is to be known beside the quotes, or in their place: that a document named in the question is not held. */
  note?: string
  /** What to do about a case of one's own, where the question is about one: the rule is quoted, and a person decides. */
  advice?: string
  mayHandOn: boolean
}

/** A question as it came. */
export type Asked = {
  id?: string
  text: string
  channel: Channel
  recipient: string
  personId: string | null
  /** What somebody who is not signed in asked just before, by the ids that only they know. */
  after?: string[]
  /** The one document to answer from, where the asker chose it of several. */
  documentId?: string
}

/** Who asks: what may be shown where the answer goes, the unit that the question belongs to, and the path whose curated answers it may get. */
export type Asker = { clearance: Clearance; unitId: string | null; scopePath: string }

/** A question as it is being answered. */
export type Question = Asked & {
  id: string
  asker: Asker
  /** What it says in the office’s own words; null where it has none of them. */
  meant?: Meant | null
}
