import { type Truth, wordsOf } from './blocks.ts'

/** What a reader gave of a file: its title where it is told apart, its texts in order, and the articles among them. */
export type Taken = {
  title: string
  texts: string[]
  articles: { number: string; text: string }[]
  notes: string[]
  told: boolean
}

/**
 * `recall`: the share of the truth's words that were taken in, each as often as it stands there.
 * `order`: the share of its words that stand in the longest common subsequence; letterhead, signatures and boxes, which
 * stand beside other words, are left out, and a note belongs behind what refers to it.
 * `extra`: words beyond the truth's, by its words.
 * `silent`: articles lost of which no note of the reader warns.
 * `rows`: rows of tables below their heads; `torn` those that are no row of the same cells, under a head of as many, in what
 * was taken in, `unsaid` those of them of which no note warns.
 */
export type Figures = {
  words: number
  recall: number
  order: number
  extra: number
  articles: number
  lost: number
  silent: number
  false: number
  rows: number
  torn: number
  unsaid: number
  notes: string[]
}

// An article is there where so many of its words are.
const mostOfArticle = 0.9

export function measured(given: Truth, taken: Taken, { cased }: { cased: boolean } = { cased: true }): Figures {
  const { title, texts, articles, told } = cased ? taken : small(taken)
  const truth = cased ? given : small(given)
  const wanted = [...truth.inOrder, ...truth.aside]
  const titled = wordsOf(title)
  const body = texts.flatMap(wordsOf)
  // A title that is shown above everything is in its place, wherever in the text it stood.
  const { rest, without } = withoutRun(truth.inOrder, titled)
  const found = common(wanted, [...titled, ...body])
  const best = Math.max(longestCommon(truth.inOrder, body), without + longestCommon(rest, body))
  const torn = tornRows(truth.rows, texts)
  const { lost, extra } = matched(truth.articles, articles)
  return {
    words: wanted.length,
    recall: share(found, wanted.length),
    order: share(best, truth.inOrder.length),
    extra: share(Math.max(0, body.length - wanted.length), wanted.length),
    articles: truth.articles.length,
    lost,
    silent: told ? 0 : lost,
    false: extra,
    rows: truth.rows.length,
    torn,
    unsaid: told ? 0 : torn,
    notes: taken.notes,
  }
}

const small = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' ? one.toLowerCase() : one))

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

/** How many words two texts share, each as often as it stands in both. */
function common(one: string[], other: string[]): number {
  const left = new Map<string, number>()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  return one.filter((word) => {
    const many = left.get(word) ?? 0
    left.set(word, many - 1)
    return many > 0
  }).length
}

function withoutRun(words: string[], run: string[]): { rest: string[]; without: number } {
  const at = run.length === 0 ? -1 : words.findIndex((_, i) => run.every((word, j) => words[i + j] === word))
  return at < 0 ? { rest: words, without: 0 } : { rest: words.toSpliced(at, run.length), without: run.length }
}

/** The length of the longest common subsequence of two lists of words. */
export function longestCommon(one: string[], other: string[]): number {
  const numbers = new Map([...new Set([...one, ...other])].map((word, i) => [word, i]))
  const numbered = (words: string[]) => Int32Array.from(words, (word) => numbers.get(word) ?? -1)
  const [a, b] = [numbered(one), numbered(other)]
  let above = new Uint32Array(b.length + 1)
  for (const word of a) {
    const row = new Uint32Array(b.length + 1)
    for (let i = 0; i < b.length; i++) row[i + 1] = b[i] === word ? above[i]! + 1 : Math.max(row[i]!, above[i + 1]!)
    above = row
  }
  return above[b.length] ?? 0
}

/** Each article of the truth with the first of its number that holds most of its words. */
function matched(truth: Truth['articles'], taken: Taken['articles']): { lost: number; extra: number } {
  const left = taken.map(({ number, text }) => ({ number, words: wordsOf(text) }))
  const lost = truth.filter(({ number, words }) => {
    const at = left.findIndex(
      (one) => one.number === number && common(words, one.words) >= words.length * mostOfArticle,
    )
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }).length
  return { lost, extra: left.length }
}

function tornRows(rows: string[][], texts: string[]): number {
  // A column that is empty in all rows tears none.
  const keyOf = (cells: string[]) =>
    cells
      .map((cell) => wordsOf(cell).join(' '))
      .join('|')
      .replace(/^\|+/, '')
  const taken = new Map<string, number>()
  let columns = 0
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : []
    if (columns === 0 || cells.length === 0) columns = cells.length
    else if (cells.length === columns) taken.set(keyOf(cells), (taken.get(keyOf(cells)) ?? 0) + 1)
  }
  return rows.filter((row) => {
    const left = taken.get(keyOf(row)) ?? 0
    taken.set(keyOf(row), left - 1)
    return left <= 0
  }).length
}
