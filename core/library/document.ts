import type { Origin } from '../../db/schema/library.ts'
import { numberKeyOf } from '../text/document-number.ts'

/** One Điều of a document, or one paragraph of a text that has none. `text` is what stands under the heading. */
export type SourceSection = { article: string; heading: string; path: string; text: string; page?: number | null }

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
  sample: boolean
  sections: SourceSection[]
}

/** Why something could not be taken in; the sentence is in core/messages.ts. */
export type Refusal = { name: string; reason: string; line?: number }

export const isRefusal = (read: SourceDocument | Refusal): read is Refusal => 'reason' in read

/** What makes two readings the same document: its number where it has one, else the name it came under. */
export const sourceKeyOf = ({ number, name }: Pick<SourceDocument, 'number' | 'name'>): string =>
  number ? `number:${numberKeyOf(number)}` : `name:${name}`

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
  sample: false,
  ...known,
})
