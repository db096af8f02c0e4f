import { mayBeSyllable } from '../../text/syllables.ts'
import { soundedOut } from './by-rule.ts'
import { usualReadings } from './foreign-names.ts'

/** A name that no list has, and what it is said as: sounded by rule, spelled letter by letter, or left as nobody could say it. */
export type Guess = { written: string; said: string; how: 'sounded' | 'spelled' | 'left' }
export type Readings = ReadonlyMap<string, string>

const token = /[\p{L}\p{M}\p{N}]+/gu
const longest = 4
const firstOf = (written: string) => written.split(' ', 1)[0]?.toLowerCase() ?? ''
// Most words begin no name: they are told apart before any name is looked for.
const beginnings = new Set([...usualReadings.keys()].map(firstOf))
const keyOf = (words: string) => words.toLowerCase().replace(/[-'’]/g, ' ')

/** Names as they are usually said, those of several words before their parts; `own`: readings that go before ours. */
export function withForeignSaid(text: string, own: Readings = new Map()): string {
  const tokens = [...text.matchAll(token)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }))
  // How many tokens from each on hang together by a space, a hyphen or an apostrophe.
  const hangs = tokens.map(({ end }, at) => /^[ '’-]$/.test(text.slice(end, tokens[at + 1]?.start ?? end)))
  const ownBeginnings = new Set([...own.keys()].map(firstOf))
  let [out, from] = ['', 0]
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at]
    const begins = first?.word.toLowerCase() ?? ''
    if (!beginnings.has(begins) && !ownBeginnings.has(begins)) continue
    let count = 1
    while (count < longest && hangs[at + count - 1]) count += 1
    for (; first && count > 0; count -= 1) {
      const end = tokens[at + count - 1]?.end ?? first.end
      const written = text.slice(first.start, end)
      const said = own.get(keyOf(written)) ?? usualReadings.get(written) ?? usualReadings.get(keyOf(written))
      if (said === undefined) continue
      out += text.slice(from, first.start) + said
      from = text.startsWith(` (${said})`, end) ? end + said.length + 3 : end
      at += count - 1
      break
    }
  }
  return out + text.slice(from)
}

const inBrackets =
  /(?<=[\p{L}\p{M}]) \((\p{Lu}[\p{Ll}\p{M}]{0,7}(?:-[\p{Ll}\p{M}]{1,8}){0,9}(?: \p{Lu}[\p{Ll}\p{M}]{0,7}(?:-[\p{Ll}\p{M}]{1,8}){0,9}){0,3})\)/gu

/** Readings that a text itself gives behind names, as newspapers do: “Emma Watson (Em-ma Oát-xơn)”. */
export function ownReadingsIn(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const { 1: said = '', index } of text.matchAll(inBrackets)) {
    const words = said.split(' ')
    const names = text
      .slice(Math.max(0, index - 120), index)
      .split(/\s/)
      .slice(-words.length)
    const isReading = said.includes('-') && said.split(/[ -]/).every((one) => mayBeSyllable(one.toLowerCase()))
    if (!isReading || !names.every((name) => isForeign(name))) continue
    found.set(keyOf(names.join(' ')), said)
    for (const [at, name] of names.entries()) found.set(keyOf(name), words[at] ?? '')
  }
  return found
}

const ofVietnamese = /[ăâđêôơưảẻỉỏủỷạẹịọụỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/u
// Names of the highlands and of their peoples are written by rules of their own: whoever reads them there knows how.
const ofHighlands =
  /^(?:k(?:[bcdgkpst]|[lmr](?![aeiou]))|m(?:d|[lnr](?![aeiou]))|r[cdlms]|h[bdlmnr]|dl|plei|krong|langbiang|bidoup|raglai|jrai|knul|ayun|adrong|eban|enuol|ea$|grai$)/u

const afterHighland = /(?<!\p{L})(?:Ea|Ia|Kr[oô]ng|Đ[aăắ]k|Ch?ư|Mang|Buôn|Plei|Kon|Rơ|Y) $/u

const isForeign = (word: string): boolean => {
  const exact = word.toLowerCase()
  if (exact.length < 2 || /\P{L}/u.test(exact.replace(/['’-]/g, '')) || ofVietnamese.test(exact)) return false
  if (mayBeSyllable(exact)) return false
  return /^[a-z'’-]+$/.test(exact) || /^\p{Lu}/u.test(word)
}

const capitals = /^\p{Lu}{2,10}$/u
const sounded = /[AEIOUYÀ-ỸƠƯ]/u
/** A name in capitals that can be said as a word, as “SAMSUNG” can and “XKLĐ” cannot. */
const isWord = (word: string): boolean => word.length > 4 && sounded.test(word) && !/[^AEIOUYÀ-ỸƠƯ]{4}/u.test(word)

const letterNames: Record<string, string> = {
  ...{
    a: 'a',
    b: 'bê',
    c: 'xê',
    d: 'đê',
    e: 'e',
    f: 'ép',
    g: 'giê',
    h: 'hát',
    i: 'i',
    j: 'gi',
    k: 'ca',
    l: 'lờ',
    m: 'em',
    n: 'en',
  },
  ...{ o: 'o', p: 'pê', q: 'quy', r: 'rờ', s: 'ét', t: 'tê', u: 'u', v: 'vê', w: 'vê-kép', x: 'ích', y: 'i', z: 'dét' },
  ...{ đ: 'đê', ă: 'á', â: 'ớ', ê: 'ê', ô: 'ô', ơ: 'ơ', ư: 'ư' },
}

/** A run of capitals by the names that letters have in Vietnamese. */
const letterByLetter = (capitals: string): string =>
  Array.from(capitals.toLocaleLowerCase('vi'), (letter) => letterNames[letter] ?? letter).join('-')

const isSpelled = (word: string) => capitals.test(word) && !isWord(word)

function guessOf(word: string): string | null {
  if (mayBeSyllable(word.toLowerCase())) return null
  if (isSpelled(word)) return letterByLetter(word)
  if (!isForeign(word)) return null
  const parts = word.split(/(?<=\p{Ll})(?<!^Mc)(?=\p{Lu})/u)
  if (parts.length > 1) return parts.map((part) => usualReadings.get(keyOf(part)) ?? guessOf(part) ?? part).join(' ')
  return ofHighlands.test(word.toLowerCase()) ? null : soundedOut(word)
}

const numeral = /^[IVX]{2,10}$/
/** The rest of the names as the rule says them, and runs of capitals letter by letter; with what was so said, or left because nobody could say it. */
export function withForeignGuessed(text: string): { words: string; guessed: Guess[] } {
  const guessed = new Map<string, Guess>()
  const bare = text.replace(/(?<=\p{L}{2})['’]s(?!\p{L})/gu, '').replace(/(?<!\p{L})O['’](?=\p{Lu})/gu, 'Ô ')
  const words = bare.replace(token, (word, at: number) => {
    if (word.length < 2 || (ofVietnamese.test(word) && !capitals.test(word))) return word
    const [before, after] = [bare.slice(Math.max(0, at - 2), at), bare.slice(at + word.length, at + word.length + 2)]
    // What is written together with figures is a code (“BTR-60PB”); what stands at an apostrophe, a name of the highlands (“H'Hen”).
    const isCode =
      /\d[-/.]?$/.test(before) ||
      /^[-/.]?\d/.test(after) ||
      numeral.test(word) ||
      (isSpelled(word) && before.endsWith('/') && !after.startsWith('-'))
    const isHighland =
      /^['’]\p{L}/u.test(after) ||
      (/\p{L}['’]$/u.test(before) && !/[DdLl]['’]$/.test(before)) ||
      afterHighland.test(bare.slice(Math.max(0, at - 8), at))
    if (isCode || isHighland) return word
    const said = guessOf(word)
    if (said === null && !isForeign(word)) return word
    const how = said === null ? 'left' : isSpelled(word) ? 'spelled' : 'sounded'
    guessed.set(word, { written: word, said: said ?? word, how })
    return said ?? word
  })
  return { words, guessed: [...guessed.values()] }
}
