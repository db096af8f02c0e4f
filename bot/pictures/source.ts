import type { FileLook, PicturedFile, Pictures } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { decodeText } from '../../core/text/encodings/decode.ts'
import { containerOf } from '../import/kind.ts'

// More of a source nobody reads through in a page; the file itself has the rest.
const longestSource = 300_000
// Behind so many bytes nothing of what is shown can stand, whatever the encoding.
const enough = 4 * longestSource

/** A file of text as it stands, never as the page that it may be; null for a file of another kind. */
export function sourceOf(bytes: Uint8Array): Extract<FileLook, { kind: 'source' }> | null {
  if (containerOf(bytes) !== 'text') return null
  const decoded = decodeText(bytes.length > enough ? wholeLines(bytes.subarray(0, enough)) : bytes)
  if (!decoded) return null
  const { text } = decoded
  return {
    kind: 'source',
    text: text.slice(0, longestSource),
    whole: text.length <= longestSource && bytes.length <= enough,
  }
}

/** A cut within a letter would make a text of no known encoding of it. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a)
  return end > 0 ? bytes.subarray(0, end) : bytes
}

/** Where no program can be run. */
export const sourcesAlone: Pictures = {
  look: async (file: PicturedFile) => sourceOf(await file.read()) ?? { kind: 'none', reason: 'picture.here' },
  page: async () => {
    throw new AppError('NOT_FOUND')
  },
}
