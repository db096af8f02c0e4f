import type { Access, documents } from '../../../db/schema/library.ts'
import { idFor, sha256 } from '../../ids.ts'
import { fold } from '../../text/fold.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { passagesOf, type SourcePassage } from '../parse/passages.ts'
import type { SourceDocument, SourceSection } from '../parse/source-document.ts'
import { type Fields, fieldsOf } from './tokens.ts'

type Stored = typeof documents.$inferSelect

type PreparedPassage = SourcePassage & { id: string }
export type PreparedSection = { source: SourceSection; fields: Fields; words: number; passages: PreparedPassage[] }

/** What a document's new version will be, without its text; JSON can carry it. */
export type Described = {
  id: string
  source: Omit<SourceDocument, 'sections'>
  sourceKey: string
  hash: string
  access: Access
  unitId: string | null
  originalId: string | null
  confirmed: { at: number; by: string | null } | null
  version: number
  sectionCount: number
  passageCount: number
}

/** A document ready to be written: parted, read into words, with the ids and the version it will have. */
export type Prepared = Described & {
  /** The row that is replaced, if one is held. */
  before: Stored | null
  sections: PreparedSection[]
  words: number
}

/** A document whose new version is staged; its sections where they are still at hand. */
export type Ready = Described & Pick<Prepared, 'before'> & { sections?: PreparedSection[] }

/** The words by which a document is called: its title and its number. */
export const nameWords = ({ title, number }: { title: string; number: string }): Syllable[] =>
  syllablesOf(`${title} ${number}`)

const nothing: Fields = { heading: [], name: [], body: [] }
const asideName = (position: number) => (position === 0 ? 'Phần đầu' : 'Phần cuối')

export async function prepare(
  { sections: sources, ...source }: SourceDocument,
  known: Pick<Prepared, 'sourceKey' | 'hash' | 'access' | 'unitId' | 'originalId' | 'confirmed' | 'before'>,
): Promise<Prepared> {
  const key = await sha256(known.sourceKey)
  const name = nameWords(source)
  const used = new Map<string, number>()
  let paragraphs = 0
  const sections = sources.map((section, position): PreparedSection => {
    const fields = section.aside ? nothing : fieldsOf(section, name)
    if (!section.aside) paragraphs += 1
    const unnamed = section.aside ? asideName(position) : `Đoạn ${paragraphs}`
    return {
      source: section,
      fields,
      words: fields.heading.length + fields.name.length + fields.body.length,
      passages: passagesOf(section).map((passage) => {
        const label = passage.label || unnamed
        return { ...passage, label, id: passageId(key, label, used) }
      }),
    }
  })
  return {
    ...known,
    id: idFor('doc', key),
    source,
    version: (known.before?.version ?? 0) + 1,
    sections,
    sectionCount: sections.length,
    words: sections.reduce((sum, section) => sum + section.words, 0),
    passageCount: sections.reduce((sum, section) => sum + section.passages.length, 0),
  }
}

/** Says the document and the place: the same clause of a later version has the same id. */
function passageId(key: string, label: string, used: Map<string, number>): string {
  const place = fold(label).replace(/[^a-z0-9]+/g, '-')
  const times = (used.get(place) ?? 0) + 1
  used.set(place, times)
  return `pa_${key.slice(0, 16)}_${place}${times > 1 ? `_${times}` : ''}`
}
