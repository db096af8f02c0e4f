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

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** The words of a page that are to be looked at twice: sums, dates and numbers of documents. */
export const numbersAmong = (words: Word[]): Word[] =>
  words.filter(({ text, height }) => digitsOf(text).length >= fewestDigits && height <= highest).slice(0, mostNumbers)

/**
 * The numbers of a page that read otherwise when they are cut out of its picture, drawn larger and read by themselves: letters
 * that a program takes for others with certainty it seldom takes for the same ones at another size.
 */
export async function numbersDiffering(
  picture: string,
  numbers: Word[],
  { paint, timeMs, signal }: { paint: Paint; timeMs: number; signal?: AbortSignal },
): Promise<string[]> {
  if (numbers.length === 0) return []
  const high = Math.max(...numbers.map(({ height }) => height)) + apart
  const wide = Math.max(...numbers.map(({ width }) => width)) + apart * 2
  const cut = numbers.flatMap(({ left, top, width, height }) => [
    ...['(', '-clone', '0', '+gravity', '-crop'],
    `${width + beside * 2}x${height + above * 2}+${Math.max(left - beside, 0)}+${Math.max(top - above, 0)}`,
    ...['+repage', '-background', 'white', '-gravity', 'west', '-extent', `${wide}x${high}`, ')'],
  ])
  const path = picture.slice(picture.indexOf(':') + 1)
  const strip = await paint(
    picture,
    [...cut, '-delete', '0', '-append', '-resize', `${scale * 100}%`],
    `${path}-numbers.tif`,
  )
  if (!strip) return []
  const base = `${path}-numbers`
  const how = ['-l', 'vie', '--psm', '6', '-c', 'tessedit_create_tsv=1']
  await runProgram('tesseract', [strip, base, ...how], { signal, timeMs })
  const again = await wordsOfTsv(`${base}.tsv`)
  return numbers.flatMap(({ text }, i) => {
    const found = again.filter(({ top, height }) => Math.floor((top + height / 2) / (high * scale)) === i)
    const other = digitsOf(found.map((word) => word.text).join(''))
    const isSure = found.length > 0 && found.every(({ confidence }) => confidence >= surely)
    // More digits or fewer are a rule of a table, or a part of the next number.
    return isSure && other.length === digitsOf(text).length && other !== digitsOf(text) ? [text] : []
  })
}
