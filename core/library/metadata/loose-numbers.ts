import { composed } from '../../text/composed.ts'
import { kindOfCode, kindWords } from '../../text/document-kinds.ts'
import { isNumber, type NumberMention } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'

/** What may be a document's number as people say it: "10 KHPH", "quy định 37", "66.1". Only the numbers that are held can tell. */
export type LooseNumber = {
  serial: string
  /** The name of the type before it, folded; '' where none is. */
  kind: string
  /** The letters behind it with no blank or mark between them, each with where in the text it ends: "kh", "khph". */
  runs: { letters: string; end: number }[]
  /** Whether it may be meant without any letter behind it: what follows asks about it and counts nothing by it. */
  alone: boolean
  start: number
  end: number
}

const kinds = kindWords.map(({ word }) => word).join('|')
const kindBefore = new RegExp(`(?<![a-z0-9])(${kinds})\\s{0,9}(?:so\\s{0,9})?$`)
const serial = /(?<![\d/.,:a-z-])\d{1,5}(?:\.\d{1,2})?(?![\d,]|\.\d)/g
const part = /[\s/.&-]{0,3}([a-z]{1,8})(?![a-z0-9])/y
const mostParts = 4
const mostLoose = 8
const longestLead = 40
// "Quy định 3 ngày" counts days; "quy định 37 của Bộ Chính trị" names a document.
const asked = /^\s*(?:$|[?!,;)]|\.(?!\d)|(?:cua|ve|noi|la|khoa)(?![a-z])|nam (?:19|20)\d\d|ngay \d)/

/** What may be a number of a document in a question, whether or not it reads like one. */
export function looseNumbersIn(text: string): LooseNumber[] {
  const plain = fold(composed(text)).replace(/[–—−‑‐]/g, '-')
  return [...plain.matchAll(serial)].slice(0, mostLoose).map(({ 0: said, index }) => {
    const end = index + said.length
    const kind = kindBefore.exec(plain.slice(Math.max(0, index - longestLead), index))?.[1] ?? ''
    return {
      serial: said.replace(/^0+(?=\d)/, ''),
      kind,
      runs: runsAt(plain, end),
      alone: (kind !== '' || said.includes('.')) && asked.test(plain.slice(end)),
      start: index,
      end,
    }
  })
}

function runsAt(plain: string, from: number): LooseNumber['runs'] {
  const runs: LooseNumber['runs'] = []
  let letters = ''
  part.lastIndex = from
  for (let found = part.exec(plain); found && runs.length < mostParts; found = part.exec(plain)) {
    letters += found[1]
    runs.push({ letters, end: part.lastIndex })
  }
  return runs
}

/** A document's number by its key and, as some numbers bear no type, the name of its type. */
export type Bearer = { key: string; kind: string }

/** A loose number as the mention that means this document; null where it does not. */
export function meaning(
  { serial, kind, runs, alone, start, end }: LooseNumber,
  document: Bearer,
): NumberMention | null {
  const [first = '', ...rest] = document.key.split('/')
  if (first !== serial) return null
  const codes = rest
    .join('-')
    .split('-')
    .filter((code) => code && !/^(?:19|20)\d\d$/.test(code))
  const letters = codes.join('')
  const run = letters ? runs.find((one) => one.letters === letters) : undefined
  const named = alone && (kind === '' || isOfKind(document, kind))
  if (!run && !named) return null
  return { serial, year: '', kind: '', tail: codes, key: document.key, start, end: run?.end ?? end }
}

/** The Party writes QĐ for quy định and for quyết định; of a number without a type its document says it. */
function isOfKind({ key, kind }: Bearer, word: string): boolean {
  const code = kindWords.find((one) => one.word === word)?.code ?? ''
  return (
    fold(kind) === word || (code !== '' && isNumber(key, { ...blank, serial: key.split('/')[0] ?? '', kind: code }))
  )
}

const blank: NumberMention = { serial: '', year: '', kind: '', tail: [], key: '', start: 0, end: 0 }

/** Whether a document bears a number that a text mentions: by its key, or where its key names no type by its own. */
export const bears = (document: Bearer, mention: NumberMention): boolean =>
  isNumber(document.key, mention) ||
  (mention.kind !== '' &&
    kindOfCode(mention.kind) !== '' &&
    fold(kindOfCode(mention.kind)) === fold(document.kind) &&
    isNumber(document.key, { ...mention, kind: '', tail: mention.tail.filter((code) => kindOfCode(code) === '') }))
