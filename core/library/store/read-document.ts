import type { Access } from '../../../db/schema/library.ts'
import { sha256 } from '../../ids.ts'
import { fold } from '../../text/fold.ts'
import { passagesOf } from '../parse/passages.ts'
import type { SourceDocument, SourceSection } from '../parse/source-document.ts'
import { fieldsOfPacked, type Packed, packedSection, type ReadPassage, type Section } from './packed-section.ts'
import { newTally, type Tally } from './tally.ts'
import { type Fields, fieldsOf, nameWords } from './tokens.ts'

/** A section, packed as it is stored. */
export type ReadSection = Packed
/** In how many sections a term stands. */
export type TermCount = [term: string, sections: number]

/** Documents that were read together, and counted in one. */
export type Lot = {
  documents: number
  /** Their terms with those of their names, as `library_term_changes` keeps them. */
  counts: string[]
}

/** A document that was read, in a thread perhaps: what it is at once, and the rest of it a piece at a time. */
export type ReadDocument = {
  source: Omit<SourceDocument, 'sections' | 'text'>
  /** Nothing in it but blanks. */
  blank: boolean
  sectionCount: number
  /** Of its sections those that a search finds. */
  findable: number
  passageCount: number
  /** In characters: what is long is written in several transactions. */
  size: number
  /** Tells this version from another, and from the same text for other readers. */
  hashFor(access: Access, unitId: string | null): Promise<string>
  /** Its sections in order, some thousand words at a time. To be asked once. */
  sections(): AsyncIterable<ReadSection[]> | Iterable<ReadSection[]>
  /** Its terms, but for those of its name. To be asked after the sections; a second time gives the same again. */
  terms(): AsyncIterable<TermCount[]> | Iterable<TermCount[]>
  /** The text that it was read from, in parts; none where it came in rows. */
  texts(): AsyncIterable<string> | Iterable<string>
  /** With what others it was counted in one, where it was. */
  lot?: Lot
}

// A transaction of this many words takes some tens of milliseconds, and other processes wait no longer than that.
const wordsPerPiece = 18_000
const termsPerPiece = 4000
const charactersPerPiece = 60_000
// No article of a law is so long; one statement that writes more words than these holds everybody up.
const longestSection = 40_000

/** Reads a document into passages and words. Its pieces are made as they are asked for; a lot's tally counts it with its name. */
export function readDocument(given: SourceDocument, ofLot?: Tally): ReadDocument {
  const { text = '', ...document } = withoutZeros(given)
  const { sections: sources, ...source } = document
  const parted = sources.length > 0 ? partedOf(sources) : []
  const blank = !sources.some(({ text }) => text.trim())
  // Of what is blank nothing will be taken in.
  const counts = blank ? undefined : ofLot
  const tally = counts ?? newTally()
  const name = counts ? nameWords(source) : []
  return {
    source,
    blank,
    sectionCount: parted.length,
    findable: parted.filter(({ aside }) => !aside).length,
    passageCount: parted.reduce((sum, { passages }) => sum + passages.length, 0),
    size: sources.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0),
    hashFor: (access, unitId) => sha256(hashed(access, unitId, JSON.stringify({ ...document, name: '' }))),
    sections: () => piecesOf(parted, tally, name),
    terms: () => termsIn(tally),
    *texts() {
      for (let from = 0; from < text.length; from += charactersPerPiece)
        yield text.slice(from, from + charactersPerPiece)
    },
  }
}

/** What a document's hash is made of: for whom it is, whose, and what it holds, as JSON. */
export const hashed = (access: Access, unitId: string | null, json: string): string =>
  `[${JSON.stringify(access)},${JSON.stringify(unitId)},${json}]`

function* termsIn(tally: Tally): Generator<TermCount[]> {
  let piece: TermCount[] = []
  for (const counted of tally.counted()) {
    if (piece.push(counted) < termsPerPiece) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** The terms of a document of a lot, of which not all is taken: counted again. */
export function termsAgain(pieces: Packed[][]): Iterable<TermCount[]> {
  const tally = newTally()
  for (const packed of pieces.flat()) {
    const fields = fieldsOfPacked(packed)
    if (fields) tally.fields(fields, 1)
  }
  return termsIn(tally)
}

/** The same without U+0000, behind which a database reads nothing, wherever in it a reader let one through. */
function withoutZeros<T>(value: T): T {
  return holdsZero(value) ? withoutZerosIn(value) : value
}

function holdsZero(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  for (const key in value) if (holdsZero((value as Record<string, unknown>)[key])) return true
  return false
}

function withoutZerosIn<T>(value: T): T {
  if (typeof value === 'string') return (value.includes('\0') ? value.replaceAll('\0', '') : value) as T
  if (Array.isArray(value)) return value.map(withoutZerosIn) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, withoutZerosIn(own)])) as T
}

type Parted = Section & { text: string }

function* piecesOf(parted: Parted[], tally: Tally, name: Fields['name']): Generator<ReadSection[]> {
  let piece: ReadSection[] = []
  let words = 0
  for (const { text, ...section } of parted) {
    const fields = fieldsOf(section.aside ? { heading: '', text: '' } : { heading: section.heading, text }, name)
    if (!section.aside) tally.fields(fields, 1)
    piece.push(packedSection(section, fields))
    words += fields.heading.length + fields.body.length
    if (words < wordsPerPiece) continue
    yield piece
    piece = []
    words = 0
  }
  if (piece.length > 0) yield piece
}

const asideName = (position: number) => (position === 0 ? 'Phần đầu' : 'Phần cuối')

function partedOf(sources: SourceSection[]): Parted[] {
  const used = new Map<string, number>()
  let paragraphs = 0
  return sources.flatMap((source, position) => {
    const { article, heading, path, aside, text } = source
    if (!aside) paragraphs += 1
    const unnamed = aside ? asideName(position) : `Đoạn ${paragraphs}`
    const passages = passagesOf(source).map((passage): ReadPassage => {
      const label = passage.label || unnamed
      return { ...passage, label, place: placeOf(label, used) }
    })
    const section = { article, heading, path, aside }
    if (text.length <= longestSection) return [{ ...section, text, passages }]
    return lotsOf(passages).map((some) => ({
      ...section,
      text: some.map((one) => one.text).join('\n'),
      passages: some,
    }))
  })
}

function lotsOf(passages: ReadPassage[]): ReadPassage[][] {
  const lots: ReadPassage[][] = []
  let size = longestSection
  for (const passage of passages) {
    if (size >= longestSection) {
      lots.push([])
      size = 0
    }
    lots.at(-1)?.push(passage)
    size += passage.text.length
  }
  return lots
}

/** Says the place: the same clause of a later version has the same name. */
function placeOf(label: string, used: Map<string, number>): string {
  const place = fold(label).replace(/[^a-z0-9]+/g, '-')
  const times = (used.get(place) ?? 0) + 1
  used.set(place, times)
  return `${place}${times > 1 ? `_${times}` : ''}`
}
