import { describe, expect, it } from 'vitest'
import { withNumbers } from '../../bot/import/docx/numbers.ts'
import { containerOf, kindOfText } from '../../bot/import/kind.ts'
import { asksOwnCase } from '../../core/answers/asker/own-case.ts'
import { claimsOf } from '../../core/answers/model/claims.ts'
import { alarmsIn } from '../../core/feedback/question-alarms.ts'
import { triage } from '../../core/feedback/triage.ts'
import { intentOf } from '../../core/inbox/intent.ts'
import { effectiveIn, expiresIn } from '../../core/library/metadata/effective-dates.ts'
import { relationsOf } from '../../core/library/metadata/relations.ts'
import { markingOfName } from '../../core/library/metadata/secrecy.ts'
import { canonicalLink } from '../../core/news/link.ts'
import { plainText } from '../../core/news/plain.ts'
import { composed } from '../../core/text/composed.ts'
import { numbersIn } from '../../core/text/document-number.ts'
import { fold } from '../../core/text/fold.ts'
import { withoutMarkup } from '../../core/text/markup.ts'
import { normalize } from '../../core/text/normalize.ts'
import { sentencesOf } from '../../core/text/sentences.ts'
import { syllablesOf } from '../../core/text/syllables.ts'
import { hostile, isSteep, pumps, timeOf } from '../support/hostile.ts'
import { sourceFiles } from '../support/source-files.ts'

// What reads a text from outside before, or whatever, its length is.
const readers: Record<string, (text: string) => unknown> = {
  alarmsIn,
  asksOwnCase,
  claimsOf,
  composed,
  canonicalLink: (text) => canonicalLink(`https://a.vn/?${text}`),
  containerOf: (text) => containerOf(new TextEncoder().encode(text)),
  datesOf: (text) => [effectiveIn(text, null), expiresIn(text)],
  fold,
  intentOf,
  kindOfText,
  markingOfName,
  normalize,
  plainText,
  relationsOf: (text) => relationsOf('', text, ''),
  sentencesOf,
  syllablesOf,
  triage,
  withNumbers: (text) => withNumbers(text, text, text),
  withoutMarkup,
}
const beginnings = ['', 'mã', 'điều 1', 'phản ánh', 'quyết định số', '<script', '“', 'Luật này có hiệu lực']
const more = [
  '<!-- a -->',
  '[@',
  '<script ',
  'utm_a=1&',
  'a=1&',
  '{{',
  '${',
  'tôi ',
  'toi cao ',
  '<w:p ',
  '<w:p><w:pPr>',
  '<w:num ',
  '1/2020/NĐ-CP ',
]
const length = 20_000

describe('a text of any length', () => {
  it.each(Object.entries(readers))(
    'is read by %s in a time that grows as it does',
    (_name, read) => {
      const steep = beginnings.flatMap((before) =>
        [...pumps, ...more].filter((pump) => isSteep((long) => read(hostile(pump, long, before)), length)),
      )
      expect(steep).toEqual([])
      // A thousand texts each: on a machine with much else to do, seconds become a minute.
    },
    300_000,
  )

  it('of question marks, 40 kB of them, costs no more than 40 kB of words do many times over', () => {
    const read = (text: string) => [alarmsIn(text), intentOf(text)]
    const best = (text: string) => Math.min(...[1, 2, 3].map(() => timeOf(read, text)))
    expect(best('?'.repeat(40_000))).toBeLessThan(20 * best('hỏi về việc này '.repeat(2500)))
  })

  it('names document numbers within the length of a question', () => {
    const plain = 'hỏi về việc này '.repeat(63)
    const read = (text: string) => Array.from({ length: 20 }, () => numbersIn(text))
    const best = (text: string) => Math.min(...[1, 2, 3].map(() => timeOf(read, text)))
    const longest = Math.max(...pumps.map((pump) => best(hostile(pump, 1000))))
    expect(longest).toBeLessThan(100 * best(plain))
  })
})

it('letters are composed by one function, which bounds what marks of one letter cost', () => {
  const others = ['core', 'bot']
    .flatMap((folder) => sourceFiles(folder))
    .filter(({ text }) => /\.normalize\('NFK?C'\)/.test(text))
  // A ligature alone is taken apart while a page is read.
  expect(others.map(({ path }) => path)).toEqual(['core/text/composed.ts', 'bot/import/pdf/pdf.ts'])
})
