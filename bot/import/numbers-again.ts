import { runProgram } from './programs.ts'
import { type Word, wordsOfTsv } from './tsv.ts'

type Paint = (from: string, how: string[], to: string) => Promise<string | null>

const mostNumbers = 40
const fewestDigits = 2
// In dots: what stands around a number on its strip, and how high no number is.
const [beside, above, apart, highest] = [8, 5, 30, 120]
const scale = 1.4
// A second reading says nothing where it is itself in doubt.
const surely = 70

// A paper's number with its code.
const ofPaper = /^\d{1,5}\/?\p{Lu}{2}/u

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** The words of a page that are to be looked at twice: sums, dates and numbers of documents. */
export const numbersAmong = (words: Word[]): Word[] =>
  words.filter(({ text, height }) => digitsOf(text).length >= fewestDigits && height <= highest).slice(0, mostNumbers)

type Box = Pick<Word, 'left' | 'top' | 'width' | 'height'>
type How = { paint: Paint; timeMs: number; signal?: AbortSignal }

/** What stands at each of these places of a picture when it is cut out, drawn larger and read by itself. */
export async function readAlone(picture: string, spots: Box[], called: string, how: How): Promise<Word[][]> {
  const { paint, timeMs, signal } = how
  const high = Math.max(...spots.map(({ height }) => height)) + apart
  const wide = Math.max(...spots.map(({ width }) => width)) + apart * 2
  const cut = spots.flatMap(({ left, top, width, height }) => [
    ...['(', '-clone', '0', '+gravity', '-crop'],
    `${width + beside * 2}x${height + above * 2}+${Math.max(left - beside, 0)}+${Math.max(top - above, 0)}`,
    ...['+repage', '-background', 'white', '-gravity', 'west', '-extent', `${wide}x${high}`, ')'],
  ])
  const base = `${picture.slice(picture.indexOf(':') + 1)}-${called}`
  const strip = await paint(picture, [...cut, '-delete', '0', '-append', '-resize', `${scale * 100}%`], `${base}.tif`)
  if (!strip) return spots.map(() => [])
  const asked = ['-l', 'vie', '--psm', '6', '-c', 'tessedit_create_tsv=1']
  await runProgram('tesseract', [strip, base, ...asked], { signal, timeMs })
  const again = await wordsOfTsv(`${base}.tsv`)
  return spots.map((_, i) => again.filter(({ top, height }) => Math.floor((top + height / 2) / (high * scale)) === i))
}

const isSure = (words: Word[]) => words.length > 0 && words.every(({ confidence }) => confidence >= surely)

/**
 * The numbers of a page that read otherwise when they are cut out of its picture, drawn larger and read by themselves: letters
 * that a program takes for others with certainty it seldom takes for the same ones at another size.
 */
export async function numbersDiffering(picture: string, numbers: Word[], how: How): Promise<string[]> {
  if (numbers.length === 0) return []
  const alone = await readAlone(picture, numbers, 'numbers', how)
  return numbers.flatMap(({ text, confidence }, i) => {
    const found = alone[i] ?? []
    const other = digitsOf(found.map((word) => word.text).join(''))
    // What is written by hand reads as some number or other each time.
    if (confidence < surely && ofPaper.test(text)) return [text]
    // More digits or fewer are a rule of a table, or a part of the next number.
    return isSure(found) && other.length === digitsOf(text).length && other !== digitsOf(text) ? [text] : []
  })
}

// Of its height: a figure is three quarters as wide, and a comma with a blank between two is another half.
const widest = 1

/** The numbers that stand wider than their figures can: commas between them were not seen, as in "6, 7, 8" read as "678". */
export const numbersJoined = (words: Word[]): string[] =>
  words.flatMap(({ text, width, height }) => {
    const figures = /^\(?(\d{2,9})[.,;)]*$/.exec(text)?.[1]?.length ?? 0
    return figures > 0 && width > text.length * height * widest ? [text] : []
  })

// Of what Tesseract reads less surely than this hardly a word is right.
const weak = 55
const mostSpots = 30
const leastSure = 80

/**
 * Words that stand beside each other in a line, some of them read so unsurely that they are hardly right; marks and specks are
 * none. What is read by itself is read better with the unsure words beside it.
 */
export function weakSpots(words: Word[]): Word[][] {
  const runs: Word[][] = []
  for (const [i, word] of words.entries()) {
    const before = words[i - 1]
    const run = runs.at(-1)
    if (word.confidence >= leastSure) continue
    if (before && run?.at(-1) === before && standsBehind(word, before)) run.push(word)
    else runs.push([word])
  }
  return runs.filter((run) => run.some(isWeak))
}

const standsBehind = (word: Word, before: Word) =>
  before.left < word.left &&
  word.left - before.left - before.width < 2 * word.height &&
  Math.abs(before.top - word.top) < word.height / 2

export const isWeak = ({ text, confidence }: Word): boolean => confidence < weak && /[\p{L}\d]{2}/u.test(text)

/** What the weak words of a page read as by themselves, where that is sure or the same: for each spot, its words and what stands there. */
export async function weakWordsAgain(picture: string, words: Word[], how: How): Promise<Map<Word[], string>> {
  const spots = weakSpots(words).slice(0, mostSpots)
  if (spots.length === 0) return new Map()
  const alone = await readAlone(picture, spots.map(boxOf), 'words', how)
  return new Map(
    spots.flatMap((spot, i) => {
      const found = alone[i] ?? []
      const text = found.map((word) => word.text).join(' ')
      const isSame = text === spot.map((word) => word.text).join(' ')
      const sure = found.length > 0 && found.every(({ confidence }) => confidence >= leastSure)
      return sure || isSame ? [[spot, text] as const] : []
    }),
  )
}

function boxOf(words: Word[]): Box {
  const left = Math.min(...words.map((word) => word.left))
  const top = Math.min(...words.map((word) => word.top))
  const right = Math.max(...words.map((word) => word.left + word.width))
  const foot = Math.max(...words.map((word) => word.top + word.height))
  return { left, top, width: right - left, height: foot - top }
}
