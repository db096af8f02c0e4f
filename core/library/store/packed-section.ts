import type { SourcePassage } from '../parse/passages.ts'
import type { SourceSection } from '../parse/source-document.ts'
import { type Fields, fieldsOf, fieldWords, hexOf } from './tokens.ts'

/** A passage with the name that no other of its document has. */
export type ReadPassage = SourcePassage & { place: string }
/** A section as it was read: what search finds, and the passages that are shown of it. */
export type Section = Pick<SourceSection, 'article' | 'heading' | 'path' | 'aside'> & { passages: ReadPassage[] }

/** The words of a field: how many, as numbers in hexadecimal, and as the index reads them in JSON. */
type PackedField = { count: number; hex: string; indexed: string }

/**
 * A section as it is written: values of its rows in JSON, made where it was read, so that whoever writes it only puts before them what
 * they cannot know, and a thread hands over few and long texts.
 */
export type Packed = {
  aside: boolean
  /** Its article, heading and path. */
  row: string
  heading: PackedField
  body: PackedField
  /** What each of its passages is called by, and beside it label, heading, lead, page and text. */
  places: string[]
  passages: string[]
}

export function packedSection({ article, heading, path, aside = false, passages }: Section, fields: Fields): Packed {
  return {
    aside,
    row: valuesOf([article, heading, path]),
    heading: packedField(fields.heading),
    body: packedField(fields.body),
    places: passages.map(({ place }) => place),
    passages: passages.map(({ label, heading, lead, page, text }) => valuesOf([label, heading, lead, page, text])),
  }
}

function packedField(words: Fields['body']): PackedField {
  const { codes, indexed } = fieldWords(words)
  // Words hold no sign that JSON would have to write otherwise.
  return { count: words.length, hex: hexOf(new Uint8Array(codes.buffer)), indexed: `"${indexed}"` }
}

const valuesOf = (values: (string | number | null)[]) => JSON.stringify(values).slice(1, -1)

/** The same as it was before it was packed. */
export function unpackedSection({ aside, row, places, passages }: Packed): Section {
  const [article, heading, path] = JSON.parse(`[${row}]`) as [string, string, string]
  return {
    ...{ article, heading, path, aside },
    passages: passages.map((values, i) => {
      const [label, heading, lead, page, text] = JSON.parse(`[${values}]`) as [string, string, string, number, string]
      return { place: places[i] as string, label, heading, lead, page, text }
    }),
  }
}

/** The words of a section that is packed, read again; null of one that no search finds. */
export function fieldsOfPacked(packed: Packed): Fields | null {
  const { heading, aside, passages } = unpackedSection(packed)
  return aside ? null : fieldsOf({ heading, text: passages.map(({ text }) => text).join('\n') }, [])
}
