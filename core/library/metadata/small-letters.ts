import { isSyllable } from '../../text/encodings/legacy.ts'

/** `begins`: behind the end of a sentence, where any word has a capital. */
type Word = { said: string; small: string; begins: boolean }

const word = /[\p{L}\p{M}\d]+/gu
const ended = /[.;:!?“”"|\n☐☑☒□•]|\s{3}/u
const ordinal =
  /(?<=(?<!\p{L})(?:thứ|khóa|khoá|kỳ|quý|hạng|loại|nhóm|vòng|phụ lục|chương|phần|mục)\s)[ivxlc]{1,6}(?!\p{L})/gu
// Words of other languages that everybody writes small.
const borrowed = new Set(
  `mini video clip karaoke internet online offline website web email camera robot radio tivi taxi container marathon festival
  gala logo slogan show game games livestream podcast infographic poster pano banner blog fanpage album file gas axit
  oxy oxi ozon virus vắcxin vaccine vitamin protein amiăng ximăng kiốt kiosk block modem laptop smartphone wifi golf tennis futsal pickleball yoga aerobic zumba dance rock jazz cello piano
  organ ghita guitar villa resort homestay farmstay hotel studio showroom shipper shop sale voucher combo
  logistics startup blockchain drone flycam module`.split(/\s+/),
)
/** "HỘI NGHỊ BAN CHẤP HÀNH" above "về nhiệm vụ", joined as a page sets them below each other. */
export const begunInCapitals = /^(?:[\p{Lu}\d,“”/-]{1,20}\s){4,40}(?=\p{Ll}{2})/u
// What within a line stands in capitals, such as who signs in a row of a table, writes no name.
const inCapitals = /(?<!\p{L})(?:\p{Lu}{2,9}\s){2,30}\p{Lu}{2,9}(?!\p{L})/gu
const mostPlaces = 40
const longestText = 60_000

/**
 * A heading in capitals, in small letters: what its text writes with a capital in the middle of a sentence has one, and what is
 * no syllable of Vietnamese, such as "UBND", stays in capitals.
 */
export function inSmallLetters(heading: string, text: string): string {
  const small = heading.toLowerCase().replace(ordinal, (number) => number.toUpperCase())
  const said = wordsOf(text.slice(0, longestText), true)
  const written = new Map(said.map((one) => [one.small, one.said]))
  const spelled = spellingsOf(wordsOf(small), said)
  let i = 0
  return small.replace(word, (one) => {
    const own = spelled[i++]
    const isStrange = /^\p{Ll}{2,40}$/u.test(one) && !isSyllable(one) && !borrowed.has(one)
    return own ?? (isStrange ? (written.get(one) ?? one.toUpperCase()) : one)
  })
}

/** The words of a text; `mixed` leaves out lines in capitals, which do not tell a name from another word. */
function wordsOf(text: string, mixed = false): Word[] {
  const all = text.split('\n')
  const lines = mixed
    ? all
        .filter((line) => line !== line.toUpperCase())
        .map((line) => line.replace(begunInCapitals, '').replace(inCapitals, '|'))
    : all
  return lines.flatMap((line) => {
    let last = 0
    return Array.from(line.matchAll(word), ({ 0: said, index }) => {
      const between = line.slice(last, index)
      const begins = last === 0 || ended.test(between)
      last = index + said.length
      return { said, small: said.toLowerCase(), begins }
    })
  })
}

const isCapital = (said: string) => said !== said.toLowerCase()

/** How the text writes each of a heading's words, where it has it beside the same neighbours; undefined where it does not. */
function spellingsOf(words: Word[], text: Word[]): (string | undefined)[] {
  const places = new Map<string, number[]>()
  text.forEach(({ small }, at) => {
    const key = `${small} ${text[at + 1]?.small}`
    const known = places.get(key) ?? []
    if (known.length < mostPlaces) places.set(key, [...known, at])
  })
  const spelled: (string | undefined)[] = words.map(() => undefined)
  for (let i = 0; i + 1 < words.length; ) {
    let best: Word[] = []
    for (const at of places.get(`${words[i]?.small} ${words[i + 1]?.small}`) ?? []) {
      let length = 1
      while (text[at + length] && text[at + length]?.small === words[i + length]?.small && !text[at + length]?.begins)
        length += 1
      if (length > Math.max(best.length, 1)) best = text.slice(at, at + length)
    }
    best.forEach(({ said, begins }, n) => {
      // Two capitals in a row are a name, also where a sentence begins with them.
      const isNamed = !begins || isCapital(best[n + 1]?.said ?? '')
      if (isNamed && isCapital(said)) spelled[i + n] ??= said
    })
    i += Math.max(best.length - 1, 1)
  }
  return spelled
}
