import type { Access, Origin, Readings } from '../../../db/schema/library.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { syllablesOf } from '../../text/syllables.ts'
import type { ImportNote, ImportReason } from '../messages.ts'
import type { SourceRelation } from '../metadata/relations.ts'

/**
 * One Điều of a document, or one part or paragraph of a text that has none. `text` is what stands under the heading, one
 * line a paragraph or row; a `\f` in it begins a new page.
 */
export type SourceSection = {
  article: string
  heading: string
  /** The divisions above, outermost first. */
  path: string
  text: string
  /** The page on which the text begins; null where it has no pages. */
  page?: number | null
  /** What its passages are called by: "Quy chế kèm theo › Điều 1", "Mục II, điểm 1". */
  place?: string
  /** What the parts at numbers and at letters are called in it; '' where it is not parted at numbers. */
  levels?: [numbers: string, letters: string]
  /** The table that it goes on with: which of the section's, how many of its rows came before, its head. */
  table?: { number: number; rows: number; head: string }
  /** Letterhead, grounds and signature: shown in their place, and never found by a search. */
  aside?: boolean
}

/** A document as it was read, before anything is stored. Days are `2026-11-22`; null is "the text does not say". */
export type SourceDocument = {
  /** What the document is called where it came from: a file's name, a row's id. */
  name: string
  origin: Origin
  number: string
  title: string
  kind: string
  issuer: string
  issuedOn: string | null
  effectiveOn: string | null
  expiresOn: string | null
  place: string
  term: string
  signatory: string
  url: string
  /** Whom the text itself says it is for; null when it does not say. */
  access: Access | null
  readings: Readings
  /** Whether the office wrote above the text from when it is in force: then what it wrote needs no confirming. */
  stated: boolean
  sample: boolean
  relations: SourceRelation[]
  sections: SourceSection[]
  /** What all of it was read from, kept so that a line can be put right; not where it came in rows. */
  text?: string
}

/** Why something could not be taken in; the sentence is in core/library/messages.ts. */
export type Refusal = { name: string; reason: ImportReason; line?: number }

/** How a file was read. Pages count from 1; confidence is 0 to 100. */
export type FileReport = {
  kind: string
  pages?: number
  ocr: { page: number; confidence: number }[]
  unread: { page?: number; reason: ImportReason }[]
  notes: ImportNote[]
}

/** A file that is refused. */
export class FileRefused extends Error {
  readonly reason: ImportReason

  constructor(reason: ImportReason) {
    super(reason)
    this.reason = reason
    this.name = 'FileRefused'
  }
}

export const isRefusal = (read: object): read is Refusal => 'reason' in read

/** What makes two readings the same document: its number where it has one, else the name it came under. */
export const sourceKeyOf = ({ number, name }: Pick<SourceDocument, 'number' | 'name'>): string =>
  number ? `number:${numberKeyOf(number)}` : `name:${name}`

const carriers = new Set('luat bo so ngay thang nam cua quoc hoi nuoc cong hoa xa chu nghia viet nam ve va'.split(' '))
const sameShare = 0.6

/** Whether two titles name one document: old laws came out under the same number more than once. */
export function isSameTitle(one: string, other: string): boolean {
  const words = (title: string) =>
    new Set(syllablesOf(title).flatMap(({ folded }) => (carriers.has(folded) || /\d/.test(folded) ? [] : [folded])))
  const [a, b] = [words(one), words(other)]
  const fewer = Math.min(a.size, b.size)
  return fewer === 0 || [...a].filter((word) => b.has(word)).length / fewer >= sameShare
}

/** A document with nothing known of it but its name, title and text. */
export const plainDocument = (
  known: Pick<SourceDocument, 'name' | 'origin' | 'title' | 'sections'> & Partial<SourceDocument>,
): SourceDocument => ({
  number: '',
  kind: '',
  issuer: '',
  issuedOn: null,
  effectiveOn: null,
  expiresOn: null,
  place: '',
  term: '',
  signatory: '',
  url: '',
  access: null,
  readings: {},
  stated: false,
  sample: false,
  relations: [],
  ...known,
})
