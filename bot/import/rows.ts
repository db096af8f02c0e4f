import * as z from 'zod'
import { metadataFrom, readingsOf } from '../../core/library/metadata/metadata.ts'
import { relationsOf } from '../../core/library/metadata/relations.ts'
import { secretMarking } from '../../core/library/metadata/secrecy.ts'
import { documentFromWhole } from '../../core/library/parse/plain-text.ts'
import {
  plainDocument,
  type Refusal,
  type SourceDocument,
  type SourceSection,
} from '../../core/library/parse/source-document.ts'
import { normalize } from '../../core/text/normalize.ts'

// Whole laws in a field that names one would be more than one value of an office's object holds (db/object/limits.ts).
const named = z.string().max(2000)

const articleRow = z.object({
  doc_id: named.min(1),
  doc_title: named.min(1),
  article: named.min(1),
  title: named.default(''),
  chapter: named.default(''),
  text: z.string(),
})
const wholeRow = z.object({
  number: named.min(1),
  title: named.min(1),
  text: z.string(),
  doc_id: named.optional(),
})
const plainRow = z.object({ id: named.min(1), title: named, text: z.string() })

type Article = z.output<typeof articleRow>
type OpenDocument = { id: string; title: string; sections: SourceSection[] }

/**
 * JSON lines as documents, in order. Rows of three kinds are known: one article each (rows of one document stand
 * together), whole laws, and passages with an id and a title. An unreadable line is reported by its number and left out.
 */
export async function* documentsOfRows(
  name: string,
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<SourceDocument | Refusal> {
  let open = null as OpenDocument | null
  const closed = new Set<string>()
  let line = 0

  const close = (): SourceDocument[] => {
    if (!open) return []
    closed.add(open.id)
    const made = documentOfArticles(open)
    open = null
    return [made]
  }

  for await (const raw of lines) {
    line += 1
    if (raw.trim() === '') continue
    const row = parse(raw)
    const article = has(row, 'article') ? articleRow.safeParse(row) : null
    if (article?.success) {
      const { doc_id: id, doc_title: title } = article.data
      if (open?.id !== id) yield* close()
      if (closed.has(id)) yield { name, line, reason: 'document.scattered' }
      else {
        open ??= { id, title, sections: [] }
        open.sections.push(sectionOf(article.data))
      }
      continue
    }
    yield* close()
    const whole = has(row, 'number') ? wholeRow.safeParse(row) : null
    const plain = plainRow.safeParse(row)
    if (whole?.success) yield documentFromWhole({ ...whole.data, name: whole.data.doc_id ?? whole.data.number })
    else if (plain.success && secretMarking(plain.data.text)) yield { name, line, reason: 'document.secret' }
    else if (plain.success) yield documentOfPassage(plain.data)
    else yield { name, line, reason: row === undefined ? 'line.unreadable' : 'line.unknown' }
  }
  yield* close()
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

/** What lacks a field is not of that kind: to be told all that is wrong with it would cost more than reading it. */
const has = (row: unknown, field: string) => typeof row === 'object' && row !== null && field in row

const sectionOf = ({ article, title, chapter, text }: Article): SourceSection => ({
  article,
  heading: normalize(title).trim(),
  path: normalize(chapter).trim(),
  text: normalize(text),
})

function documentOfArticles({ id, title, sections }: OpenDocument): SourceDocument {
  const name = normalize(title)
  const ending = sections
    .slice(-6)
    .map(({ text }) => text)
    .join('\n')
  return plainDocument({
    name: id,
    origin: 'articles',
    ...metadataFrom(readingsOf(ending, { number: id, title: name })),
    title: name,
    relations: relationsOf(name, ending, id),
    sections,
  })
}

/** A heading such as "Điều 5. …" stands above the text of a clause; any other title names the whole. */
function documentOfPassage({ id, title, text }: z.output<typeof plainRow>): SourceDocument {
  const name = normalize(title).replace(/\s+/g, ' ').trim()
  const section = { article: '', heading: name, path: '', text: normalize(text) }
  return plainDocument({ name: id, origin: 'rows', title: name || id, sections: [section] })
}
