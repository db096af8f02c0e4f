import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureWords, ReadWords } from '../../core/context.ts'
import type { PictureWordsReason } from '../../core/verify/messages.ts'
import { numbersAmong, numbersDiffering } from '../import/numbers-again.ts'
import { inFolder, painted, recognized } from '../import/ocr.ts'
import { ProgramMissing, ProgramSlow } from '../import/programs.ts'
import type { RecognizedPage } from '../import/tsv.ts'
import { within } from '../time-limit.ts'
import { fetchPicture } from './fetch-picture.ts'
import { pictureSize } from './picture-size.ts'

export const largestPicture = 8 * 1024 * 1024
// A screen of 1080 dots, twenty screens long.
const mostDots = 24_000_000
const fewestDots = 40
// A telephone's screen is wider; what was made smaller on its way is drawn as large again.
const wideEnough = 1000
const mostLarger = 3
// A chat's next messages wait for it.
const readMs = 20_000
// So many people wait for theirs, at some seconds each.
const mostWaiting = 4
// Below `noise` a word is a sign or a part of a picture, below `surely` it may be another, and a picture whose words are mostly so is not read.
const [noise, surely, readable] = [35, 80, 60]
const fewLetters = 12

type Limits = { stopping?: AbortSignal; allowedHosts?: readonly string[]; timeMs?: number }

/** Reads pictures with the programs that scans are read with, one at a time; what it wrote is gone when it answers. */
export function pictureReader({ stopping, allowedHosts = [], timeMs = readMs }: Limits = {}): ReadWords {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const inTurn = (work: () => Promise<PictureWords>): Promise<PictureWords> => {
    if (waiting >= mostWaiting) return Promise.resolve(refused('busy'))
    waiting += 1
    const mine = last.then(work).finally(() => {
      waiting -= 1
    })
    last = mine.catch(() => {})
    return mine
  }
  const of = async (bytes: Uint8Array): Promise<PictureWords> => {
    const why = refusalOf(bytes)
    if (why) return refused(why)
    return inTurn(() => read(bytes, { stopping, timeMs }))
  }
  return {
    of,
    async at(address) {
      const bytes = await fetchPicture(address, { allowedHosts, largest: largestPicture })
      return typeof bytes === 'string' ? refused(bytes) : of(bytes)
    },
  }
}

type Why = PictureWordsReason extends `verify.picture-${infer Name}` ? Name : never
const refused = (why: Why): { reason: PictureWordsReason } => ({ reason: `verify.picture-${why}` })

function refusalOf(bytes: Uint8Array): Why | null {
  if (bytes.length > largestPicture) return 'large'
  const size = pictureSize(bytes)
  if (!size) return 'format'
  if (size.width * size.height > mostDots) return 'large'
  return Math.min(size.width, size.height) < fewestDots ? 'wordless' : null
}

async function read(bytes: Uint8Array, { stopping, timeMs }: Limits & { timeMs: number }): Promise<PictureWords> {
  const reading = (signal: AbortSignal) =>
    inFolder((folder) => readIn(folder, bytes, { signal, timeMs })).catch((error: unknown) => {
      if (error instanceof ProgramMissing || stopping?.aborted) return refused('here')
      return refused(signal.aborted || error instanceof ProgramSlow ? 'slow' : 'broken')
    })
  return within(timeMs, reading, stopping)
}

async function readIn(folder: string, bytes: Uint8Array, how: { signal: AbortSignal; timeMs: number }) {
  const size = pictureSize(bytes)!
  const given = join(folder, 'picture')
  await writeFile(given, bytes)
  const times = Math.min(mostLarger, wideEnough / Math.min(size.width, size.height))
  const larger = ['-auto-orient', '-background', 'white', '-flatten', '-colorspace', 'Gray']
  const resized = times > 1 ? ['-filter', 'Lanczos', '-resize', `${Math.round(times * 100)}%`] : []
  const made = await painted(
    `${size.format}:${given}`,
    [...larger, ...resized, '-depth', '8'],
    `${given}.tif`,
    how.signal,
  )
  const picture = made ?? given
  const [page] = await recognized(picture, [], how.signal)
  return page ? wordsOf(page, made ? await differing(`tif:${made}`, page, how) : []) : refused('wordless')
}

const differing = (
  picture: string,
  { words }: RecognizedPage,
  { signal, timeMs }: { signal: AbortSignal; timeMs: number },
) =>
  numbersDiffering(picture, numbersAmong(words), {
    ...{ timeMs, signal },
    paint: (from, how, to) => painted(from, how, to, signal),
  }).catch(() => {
    signal.throwIfAborted()
    return []
  })

function wordsOf({ words, confidence }: RecognizedPage, doubted: string[]): PictureWords {
  const kept = words.filter((word) => word.confidence >= noise)
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  if (letters >= fewLetters && confidence < readable) return refused('small')
  // Digits are read with little certainty, and rightly: of those the second reading tells.
  const isUnsure = (word: { text: string; confidence: number }) =>
    word.confidence < (/\d/.test(word.text) ? readable : surely)
  const unsure = kept.filter(isUnsure).map(({ text }) => text)
  return { text: kept.map(({ text }) => text).join(' '), unsure: [...new Set([...unsure, ...doubted])] }
}
