import { gunzipSync } from 'node:zlib'
import { largestText } from './limits.ts'
import { FileRefused } from './report.ts'

/** A gzipped text, unpacked no further than a text may be long. */
export function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: largestText })
  } catch (error) {
    const large = error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new FileRefused(large ? 'file.large' : 'file.unreadable')
  }
}
