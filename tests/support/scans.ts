import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentPath } from './documents.ts'

const painter = ['magick', '/usr/bin/convert', 'convert'].find((name) => {
  try {
    return execFileSync(name, ['-version'], { encoding: 'utf8' }).startsWith('Version: ImageMagick')
  } catch {
    return false
  }
})

/** A page of one of the tests' documents as a picture of it, changed as ImageMagick is told. */
export async function scanOf(folder: string, name: string, how: string[]): Promise<Buffer> {
  const page = join(folder, 'page')
  execFileSync('pdftoppm', ['-gray', '-png', '-scale-to', '2000', '-singlefile', documentPath(name), page])
  execFileSync(painter ?? 'convert', [`${page}.png`, ...how, '-quality', '85', `${page}.jpg`])
  return readFile(`${page}.jpg`)
}
