import { fold } from './fold.ts'

const kinds: Record<string, string> = {
  'nghi dinh': 'nd',
  nd: 'nd',
  'nghi quyet': 'nq',
  nq: 'nq',
  'thong tu': 'tt',
  tt: 'tt',
  'quyet dinh': 'qd',
  qd: 'qd',
  'chi thi': 'ct',
  ct: 'ct',
  'ket luan': 'kl',
  kl: 'kl',
  'ke hoach': 'kh',
  kh: 'kh',
  'huong dan': 'hd',
  hd: 'hd',
  'thong bao': 'tb',
  tb: 'tb',
  'quy dinh': 'qd',
  luat: 'luat',
  'bo luat': 'luat',
  'phap lenh': 'pl',
}
const kindWords = Object.keys(kinds)
  .sort((a, b) => b.length - a.length)
  .join('|')

/** One key for a document's number however it is spelled: "147/2024/NĐ-CP" and "147/2024/nđ-cp" are `147/2024/nd-cp`. */
export const numberKeyOf = (number: string): string =>
  fold(number)
    .replace(/\s+/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/^so:?/, '')
    .replace(/^0+(?=\d)/, '')

/** What a question says of a document's number. `year` and `kind` are '' when it does not say. */
export type NumberMention = { serial: string; year: string; kind: string; key: string }

const full = /\b(\d{1,4})\s*[/-]\s*((?:19|20)\d\d)\s*[/-]\s*([a-z]{1,8}\d{0,2}(?:\s*-\s*[a-z]{1,10})*)/g
const party =
  /(?<![\d/-])(\d{1,4})\s*[-/ ]\s*(nq|ct|kl|qd|hd|tb|kh|ttr|bc|cv)\s*[-/ ]?\s*(tw|tu|du|hu|bbt|ubnd|hdnd)\b/g
const spoken = new RegExp(
  `\\b(${kindWords})\\s*(?:so\\s*)?:?\\s*(\\d{1,4})(?:\\s*/\\s*((?:19|20)\\d\\d))?(?:\\s*[-/ ]?\\s*(tw|tu))?\\b`,
  'g',
)

/** The document numbers a text mentions, in any spelling people use. */
export function numbersIn(text: string): NumberMention[] {
  const plain = fold(text).replace(/[–—−]/g, '-')
  const found = new Map<string, NumberMention>()
  const add = (mention: NumberMention) => {
    if (!found.has(mention.key)) found.set(mention.key, mention)
  }
  for (const [, serial = '', year = '', tail = ''] of plain.matchAll(full)) {
    const clean = tail.replace(/\s+/g, '')
    const number = serial.replace(/^0+(?=\d)/, '')
    add({ serial: number, year, kind: clean.split('-')[0] ?? '', key: `${number}/${year}/${clean}` })
  }
  for (const [, serial = '', kind = '', organ = ''] of plain.matchAll(party)) {
    const number = serial.replace(/^0+(?=\d)/, '')
    add({ serial: number, year: '', kind, key: `${number}-${kind}/${organ}` })
  }
  for (const [, word = '', serial = '', year = '', organ = ''] of plain.matchAll(spoken)) {
    const kind = kinds[word] ?? ''
    const number = serial.replace(/^0+(?=\d)/, '')
    if ([...found.values()].some((one) => one.serial === number)) continue
    add({
      serial: number,
      year,
      kind,
      key: organ ? `${number}-${kind}/${organ}` : [number, year].filter(Boolean).join('/'),
    })
  }
  return [...found.values()]
}

/** Whether a document's number key is what a mention means: the same serial and all else that the mention says. */
export function isNumber(key: string, { serial, year, kind, key: said }: NumberMention): boolean {
  if (key === said) return true
  const [first = '', second = ''] = key.split(/[/-]/)
  if (first !== serial || (year && second !== year)) return false
  if (kind === 'luat') return /\/qh\d+$/.test(key) || /l\/ctn$/.test(key)
  return !kind || key.split(/[/-]/).includes(kind)
}
