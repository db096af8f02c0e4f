import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const isHere = (program: string) => spawnSync(program, ['--version']).error === undefined
/** Why codes cannot be scanned here; empty where they can. */
export const whyNoScanner =
  isHere('zbarimg') && isHere('pdftoppm') ? '' : 'apt-get install zbar-tools poppler-utils: none here'

/** What a phone's scanner reads in a picture, or in a page of a PDF as it is drawn for print. */
export function scanned(file: Uint8Array, { page }: { page?: number } = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'loa-scan-'))
  try {
    const path = join(folder, 'seen')
    writeFileSync(path, file)
    if (page !== undefined) {
      const at = String(page)
      execFileSync('pdftoppm', ['-r', '110', '-png', '-f', at, '-l', at, '-singlefile', path, path])
    }
    const said = spawnSync('zbarimg', ['--quiet', '--raw', page === undefined ? path : `${path}.png`], {
      encoding: 'utf8',
    })
    return said.stdout.split('\n').filter(Boolean)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
