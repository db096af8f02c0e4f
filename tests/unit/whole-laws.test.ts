import { describe, expect, it } from 'vitest'
import { doubtfulMarking, secretMarking } from '../../core/library/metadata/secrecy.ts'
import { documentFromWhole } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import { normalize } from '../../core/text/normalize.ts'
import { noSharedData, sharedRows, whyNoSharedData } from '../support/shared-data.ts'

type Law = { doc_id: string; number: string; title: string; text: string }

// Counted line by line from the text itself: what begins with the number that is next, a slip of one letter allowed.
function counted(text: string): string[] {
  const found: string[] = []
  let last = 0
  for (const line of normalize(text).split('\n')) {
    const [, number = '', letter = ''] =
      /^\s*[ĐD][iì][eêềếể][un]\s*(?:thứ\s+)?(\d+)([a-zđ]?)\s*(?:[.:]|$|(?=\p{Lu}))/iu.exec(line.trim()) ?? []
    const next = letter ? Number(number) === last : Number(number) === last + 1
    if (!number || !next) continue
    last = Number(number)
    found.push(number + letter)
  }
  return found
}

const columns = 80
const linesOnPage = 45

/** A text as it stands on paper: no blank lines, its lines broken, its pages numbered. */
function printed(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((paragraph) => paragraph.match(new RegExp(`\\S.{0,${columns - 1}}(?=\\s|$)|\\S+`, 'gu')) ?? [])
  const pages = Array.from({ length: Math.ceil(lines.length / linesOnPage) }, (_, i) =>
    [...lines.slice(i * linesOnPage, (i + 1) * linesOnPage), `${i + 1}`].join('\n'),
  )
  return pages.join('\f')
}

// Soft hyphens and blanks are the list's own; all else must be the same.
const flat = (text: string) => normalize(text).replace(/\s+/g, ' ').trim()

describe.skipIf(noSharedData)(`109 whole laws (${whyNoSharedData})`, () => {
  // To read them takes far longer than to look at what was read: each way is read once, for everything that is asked of it.
  it.each([
    { how: 'as they are', shown: (text: string) => text, every: 1, headed: 0.99 },
    // A heading that goes on with a name may lose its end.
    { how: 'every second, printed on pages of 80 columns', shown: printed, every: 2, headed: 0.98 },
  ])('$how have each of their articles and no other, headed to the letter', ({ shown, every, headed }) => {
    const known = new Map<string, string>()
    const listed = new Set<string>()
    for (const { id, doc_id: number, title } of sharedRows('law/articles.jsonl.gz')) {
      known.set(id, title)
      listed.add(number)
    }
    const all: Law[] = sharedRows('law/fulltext.jsonl.gz')
    const laws = all.filter((_, i) => i % every === 0)
    const wrong: unknown[] = []
    const found = new Map<string, boolean>()
    for (const law of laws) {
      const document = documentFromWhole({ ...law, text: shown(law.text), name: law.doc_id })
      if (isRefusal(document)) throw new Error(`${law.number} was refused`)
      const own = document.sections.flatMap(({ article, place }) => (article && !place?.includes('›') ? [article] : []))
      const once = own.filter((number, i) => number !== own[i - 1])
      const expected = counted(law.text)
      if (once.join() !== expected.join()) wrong.push([law.number, once.length, expected.length])
      for (const { article, heading } of document.sections) {
        const id = `${law.number}#${article}`
        const title = known.get(id)
        if (title !== undefined && !found.has(id)) found.set(id, flat(title) === flat(heading))
      }
    }
    expect(wrong).toEqual([])
    const numbers = new Set(laws.flatMap(({ number }) => (listed.has(number) ? number : [])))
    const expected = [...known.keys()].filter((id) => numbers.has(id.split('#')[0] ?? '')).length
    expect(found.size / expected).toBeGreaterThanOrEqual(0.99)
    expect([...found.values()].filter(Boolean).length / expected).toBeGreaterThanOrEqual(headed)
  })

  it('are none of them taken for secret by every eighth article, nor in doubt as wholes', () => {
    const articles: { id: string; text: string }[] = sharedRows('law/articles.jsonl.gz')
    const refused = articles.filter(
      ({ text }, i) => i % 8 === 0 && (secretMarking(text) || doubtfulMarking('', text, [])),
    )
    expect(refused.map(({ id }) => id)).toEqual([])
    // Those that are secret as wholes were refused above.
    const laws: Law[] = sharedRows('law/fulltext.jsonl.gz')
    expect(laws.filter(({ text }) => doubtfulMarking('', text, [])).map(({ number }) => number)).toEqual([])
  })
})
