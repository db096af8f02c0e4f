import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentPath } from './documents.ts'

const found = ['magick', '/usr/bin/convert', 'convert'].find((name) => {
  try {
    return execFileSync(name, ['-version'], { encoding: 'utf8' }).startsWith('Version: ImageMagick')
  } catch {
    return false
  }
})

/** The name of ImageMagick on this machine. */
export const painter = found ?? 'convert'

/** A page of one of the tests' documents as a picture of it, changed as ImageMagick is told. */
export async function scanOf(folder: string, name: string, how: string[]): Promise<Buffer> {
  const page = join(folder, 'page')
  execFileSync('pdftoppm', ['-gray', '-png', '-scale-to', '2000', '-singlefile', documentPath(name), page])
  execFileSync(painter, [`${page}.png`, ...how, '-quality', '85', `${page}.jpg`])
  return readFile(`${page}.jpg`)
}
