import type { Syllable } from '../syllables.ts'

/** A number that stands in words: `first` to `end` (the one behind its last) of the words it was read from. */
export type Numeral = {
  value: number
  first: number
  end: number
  /** Told by one digit alone, which is as often another word: “ba”, “năm”, “tám”. */
  isBare: boolean
}

type Read = { value: number; end: number }

export const digitWords = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ')

// As the engine spells syllables: “tỷ” is “tỉ” to it.
const digits = new Map<string, number>([
  ...digitWords.map((word, value): [string, number] => [word, value]),
  ...([
    ['mốt', 1],
    ['tư', 4],
    ['lăm', 5],
    ['nhăm', 5],
    ['bẩy', 7],
  ] as const),
])
const scales = new Map<string, number>([
  ...([
    ['nghìn', 1e3],
    ['ngàn', 1e3],
    ['vạn', 1e4],
    ['triệu', 1e6],
    ['tỉ', 1e9],
  ] as const),
])
const others = new Set(['mười', 'mươi', 'chục', 'trăm', 'linh', 'lẻ', 'rưỡi', 'rưởi', 'phẩy'])
const all = [...digits.keys(), ...scales.keys(), ...others]
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')
// Without marks “muoi” is either ten by its place, “van” hardly ever a number; of others the word that is said more.
const bare = new Map([...all, 'một', 'bảy', 'mười', 'rưỡi'].map((word) => [plain(word), word]))
bare.delete('van')

// Behind a digit these tell tens for certain: “hai lăm”, “ba mốt”.
const behindTens = new Set(['mốt', 'lăm', 'nhăm'])
// What is counted: a digit before it is a number of its own, as in “ba triệu hai người”, “năm triệu một tháng”.
const counted = new Set(
  'người tháng ngày năm giờ con bên lần vợ đứa bộ cái chiếc hộ tuần buổi mẹ bản khẩu nhà suất phần'
    .split(' ')
    .flatMap((word) => [word, plain(word)]),
)
// Written without marks as scales are, and no number with what stands behind: “ngân hàng”, “tỷ lệ”, “trạm y tế”.
const noScale = new Map<string, ReadonlySet<string>>([
  ['ngan', new Set('hang sach qui luong khoan phieu'.split(' '))],
  ['nghin', new Set()],
  ['ti', new Set('le so'.split(' '))],
  ['tram', new Set('y i bom xang bien thu bao sac dien kiem dung cong nghi xa cuu cap'.split(' '))],
])

type How = {
  /** Words are read with their marks alone, but for those within a number. */
  marked: boolean
  /** What is told by its place alone is read too: “sau muoi ngay” may be “sáu mươi” and “sau mười”. */
  loosely?: boolean
  /** Whether more than blanks stands before a word. */
  isApart?: (at: number) => boolean
}

/**
 * Reads numbers in words as they are said in the north and in the south, in full or short: “hai mươi lăm”, “hai lăm”, “một trăm lẻ ba”,
 * “ba triệu tám”, “hai tỷ rưỡi”, “hai phẩy năm”.
 */
export function readerOf(words: readonly Syllable[], { marked, loosely = false, isApart = () => false }: How) {
  let first = 0

  /** A word of numbers in its own spelling; '' for any other. */
  function wordAt(at: number): string {
    const word = words[at]
    if (!word || (at > first && isApart(at))) return ''
    if (digits.has(word.exact) || scales.has(word.exact) || others.has(word.exact)) return word.exact
    if (word.exact !== word.folded || (marked && at === first)) return ''
    return noScale.get(word.folded)?.has(words[at + 1]?.folded ?? '') ? '' : (bare.get(word.folded) ?? '')
  }
  const digitAt = (at: number) => digits.get(wordAt(at)) ?? null
  const isTens = (at: number) => wordAt(at) === 'mươi' || (at > first && bareTen(at) && !isApart(at))
  const bareTen = (at: number) => words[at]?.exact === 'muoi'
  const isHalf = (at: number) => wordAt(at) === 'rưỡi' || wordAt(at) === 'rưởi'
  /** Whether what stands there makes a digit before it the head of another number: “hai mươi ba mươi”. */
  const leads = (at: number) => isTens(at) || wordAt(at) === 'trăm' || wordAt(at) === 'chục'

  /** “Nghìn tỷ” are one scale. */
  function scaleAt(at: number): Read | null {
    const value = scales.get(wordAt(at))
    if (!value) return null
    const isOfMilliards = value < 1e9 && wordAt(at + 1) === 'tỉ'
    return isOfMilliards ? { value: value * 1e9, end: at + 2 } : { value, end: at + 1 }
  }

  function unitAt(at: number): Read | null {
    const value = digitAt(at)
    // “Hai mươi năm” are twenty years.
    return !value || wordAt(at) === 'năm' || leads(at + 1) ? null : { value, end: at + 1 }
  }

  /** “Linh ba”, “lẻ năm”. */
  function oddAt(at: number): Read | null {
    const value = digitAt(at + 1)
    return value && (wordAt(at) === 'linh' || wordAt(at) === 'lẻ') ? { value, end: at + 2 } : null
  }

  function below100(at: number): Read | null {
    const [word, value] = [wordAt(at), digitAt(at)]
    const withUnit = (tens: number, end: number): Read => {
      const unit = unitAt(end)
      return unit ? { value: tens + unit.value, end: unit.end } : { value: tens, end }
    }
    if (word === 'mười') return withUnit(10, at + 1)
    // “Không phẩy năm”.
    if (value === 0 && wordAt(at + 1) === 'phẩy') return { value, end: at + 1 }
    if (!value || word === 'tư' || behindTens.has(word)) return null
    if (isTens(at + 1)) return withUnit(10 * value, at + 2)
    if (wordAt(at + 1) === 'chục') return { value: 10 * value, end: at + 2 }
    const next = isApart(at + 1) ? '' : (words[at + 1]?.exact ?? '')
    const isShort = (value > 1 && behindTens.has(next)) || (value === 2 && next === 'tư')
    return isShort ? { value: 10 * value + (digits.get(next) ?? 0), end: at + 2 } : { value, end: at + 1 }
  }

  /** A digit alone that is a tenth of what stands before it: “ba triệu tám”. */
  function tenthAt(at: number): number | null {
    const value = digitAt(at)
    if (!value || value === 1 || wordAt(at) === 'năm' || leads(at + 1) || scaleAt(at + 1)) return null
    const isCount = !isApart(at + 1) && counted.has(words[at + 1]?.exact ?? '')
    return isCount ? null : value
  }

  function below1000(at: number): Read | null {
    const hundreds = digitAt(at)
    if (hundreds === null || wordAt(at + 1) !== 'trăm') return below100(at)
    const [value, end] = [100 * hundreds, at + 2]
    const odd = oddAt(end)
    if (odd) return { value: value + odd.value, end: odd.end }
    if (isHalf(end)) return { value: value + 50, end: end + 1 }
    const rest = below100(end)
    if (rest && (rest.end > end + 1 || wordAt(end) === 'mười')) return { value: value + rest.value, end: rest.end }
    // “Một trăm sáu tám”, “một trăm hai”.
    const [tens, unit] = [tenthAt(end), unitAt(end + 1)]
    if (tens && unit && !scaleAt(end + 2)) return { value: value + 10 * tens + unit.value, end: unit.end }
    return tens ? { value: value + 10 * tens, end: end + 1 } : { value, end }
  }

  /** “Hai phẩy năm”, “một phẩy không hai”. */
  function withDecimals(whole: Read): Read {
    if (wordAt(whole.end) !== 'phẩy') return whole
    let at = whole.end + 1
    while (wordAt(at) === 'không' && wordAt(at + 1) !== 'trăm') at += 1
    const noughts = '0'.repeat(at - whole.end - 1)
    const rest = below1000(at)
    if (!rest && !noughts) return whole
    return { value: Number(`${whole.value}.${noughts}${rest?.value ?? ''}`), end: rest?.end ?? at }
  }

  function numberAt(start: number): Read | null {
    const alone = scaleAt(start)
    // “Triệu rưỡi”.
    if (alone && isHalf(alone.end)) return { value: alone.value * 1.5, end: alone.end + 1 }
    let [value, at, below] = [0, start, Number.POSITIVE_INFINITY]
    for (;;) {
      const odd = at > start ? oddAt(at) : null
      const next = odd ?? below1000(at)
      if (!next) break
      const part = at === start ? withDecimals(next) : next
      const scale = scaleAt(part.end)
      // “Hai nghìn năm trăm tỷ”.
      if (scale?.value === 1e9 && below === 1e3 && part.end > at + 1)
        return { value: (value + part.value) * 1e9, end: scale.end }
      if (scale && scale.value >= below) break
      if (scale) {
        value += part.value * scale.value
        below = scale.value
        at = scale.end
        if (isHalf(at)) return { value: value + below / 2, end: at + 1 }
        continue
      }
      const isWhole = at === start || odd || part.end > at + 1 || wordAt(at) === 'mười'
      if (isWhole) return withDecimals({ value: value + part.value, end: part.end })
      const tenth = tenthAt(at)
      return tenth ? { value: value + (tenth * below) / 10, end: at + 1 } : { value, end: at }
    }
    return at > start ? { value, end: at } : null
  }

  /** The number that begins with a word; null where none does. */
  function numeralAt(at: number): Numeral | null {
    first = at
    // “Sau muoi ngay” are sixty days, or after ten.
    const isEither = words[at]?.exact === 'sau' ? isTens(at + 1) : bareTen(at) && words[at - 1]?.exact === 'sau'
    if (isEither && !loosely) return null
    const found = numberAt(at)
    if (!found || found.value === 0 || found.value === Number.POSITIVE_INFINITY) return null
    return { ...found, first: at, isBare: found.end === at + 1 && wordAt(at) !== 'mười' }
  }

  /** Digits said one by one, as of a telephone: “không chín một…”; '' where none is. */
  function figuresAt(at: number): { figures: string; end: number } {
    first = at
    let [figures, end] = ['', at]
    for (let value = digitAt(end); value !== null; value = digitAt(end)) {
      figures += value
      end += 1
    }
    return { figures, end }
  }

  return { numeralAt, figuresAt }
}
