import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Made } from './files.ts'
import { converted, installed, office, poppler, printed } from './programs.ts'

type Reads = (file: string) => Promise<string>
/** Another way from a file to its text. `prepare` answers null where its program is not installed. */
type Peer = { kinds: Made['kind'][]; prepare: (files: string[], folder: string) => Promise<Reads | null> }

const alone = (found: () => Promise<string | null>, args: (file: string) => string[]): Peer['prepare'] => {
  return async () => {
    const program = await found()
    return program === null ? null : (file) => printed(program, args(file))
  }
}
const pdftotext = () => installed(['pdftotext'], ['-v'], /pdftotext version/)

export const peers: Record<string, Peer> = {
  pdftotext: { kinds: ['pdf'], prepare: alone(pdftotext, (file) => [file, '-']) },
  'pdftotext -layout': { kinds: ['pdf'], prepare: alone(pdftotext, (file) => ['-layout', file, '-']) },
  antiword: {
    kinds: ['doc'],
    prepare: alone(
      () => installed(['antiword'], ['-h'], /antiword/i),
      (file) => ['-m', 'UTF-8.txt', '-w', '0', file],
    ),
  },
  catdoc: {
    kinds: ['doc'],
    prepare: alone(
      () => installed(['catdoc'], ['-V'], /catdoc/i),
      (file) => ['-d', 'utf-8', '-w', file],
    ),
  },
  /** All files in one call: a start takes seconds. */
  libreoffice: {
    kinds: ['docx', 'doc'],
    async prepare(files, folder) {
      const program = await office()
      if (!program) return null
      const own = (file: string) => join(folder, `as-text-${file.split('.').at(-1)}`)
      for (const kind of new Set(files.map(own))) {
        await mkdir(kind, { recursive: true })
        await converted(
          program,
          'txt:Text (encoded):UTF8',
          files.filter((file) => own(file) === kind),
          kind,
        )
      }
      return (file) => readFile(join(own(file), basename(file).replace(/\.\w+$/, '.txt')), 'utf8')
    },
  },
  /** The pages as they lie on the glass. */
  tesseract: {
    kinds: ['scan'],
    async prepare(_, folder) {
      const program = await installed(['tesseract'], ['--list-langs'], /^vie$/m)
      if (!program || !(await poppler())) return null
      return async (file) => {
        const base = join(folder, `${basename(file)}-page`)
        await printed('pdftoppm', ['-gray', '-scale-to', '2600', '-png', file, base])
        const count = Number(/^Pages:\s+(\d+)/m.exec(await printed('pdfinfo', [file]))?.[1])
        const texts: string[] = []
        for (let page = 1; page <= count; page++)
          texts.push(
            await printed(program, [
              `${base}-${String(page).padStart(String(count).length, '0')}.png`,
              '-',
              '-l',
              'vie',
            ]),
          )
        return texts.join('\n')
      }
    },
  },
}
