import { breathe } from '../../core/breathe.ts'
import { type CertificateForm, spacedCode } from '../../core/certificates/certificate-form.ts'
import { type Fitting, fitted, widthOf } from './fitted.ts'
import { type Drawn, streamed, written } from './pdf-file.ts'
import { qrOf } from './qr.ts'
import { type Faces, type Setter, setter } from './setter.ts'
import { certificateWords as words } from './strings.ts'

/** A4 on its side, in points. */
const page = { width: 842, height: 595 }
const green = [15, 92, 85] as const
const soft = [69, 77, 74] as const
const ink = [29, 39, 37] as const
const edge = 26
const leading = 1.3
const codeWidth = 92

type Setting = { faces: Faces; linkOf: (code: string) => string }
const setting = (title: string) => ({ title, page, language: 'vi' })

/** One certificate, on one page. */
export function certificatePaper(form: CertificateForm, { faces, linkOf }: Setting): Promise<Uint8Array<ArrayBuffer>> {
  return written([drawn(form, setter(faces), linkOf(form.code))], faces, setting(`${words.title} – ${form.contest}`))
}

/** Many, a page each, in parts that can be sent while the next are drawn. */
export function certificatePapers(forms: AsyncIterable<CertificateForm>, title: string, { faces, linkOf }: Setting) {
  const set = setter(faces)
  async function* pages() {
    for await (const form of forms) {
      yield drawn(form, set, linkOf(form.code))
      await breathe()
    }
  }
  return streamed(pages(), faces, setting(title))
}

function drawn(form: CertificateForm, set: Setter, link: string): Drawn {
  const lines: Drawn['lines'] = []
  const inner = page.width - 2 * edge - 60
  const centred = (
    text: string,
    y: number,
    fitting: Omit<Fitting, 'width'>,
    colour: readonly [number, number, number],
  ) => {
    const { size, lines: broken } = fitted(set, text, { ...fitting, width: inner })
    // The first of several lines stands as far above the middle as the last below it.
    const first = y + ((broken.length - 1) * size * leading) / 2
    for (const [at, glyphs] of broken.entries()) {
      const x = (page.width - (widthOf(glyphs) * size) / 1000) / 2
      lines.push({ glyphs, size, x, y: first - at * size * leading, colour })
    }
  }
  centred(form.unitName, 518, { weight: 'bold', sizes: [17, 14, 12], most: 2 }, ink)
  centred(words.title, 452, { weight: 'bold', sizes: [40], most: 1 }, green)
  centred(words.to, 410, { weight: 'plain', sizes: [15], most: 1 }, soft)
  centred(form.name, 352, { weight: 'bold', sizes: [36, 30, 25, 20, 16], most: 2 }, ink)
  centred(form.achieved, 292, { weight: 'bold', sizes: [20, 16], most: 1 }, green)
  centred(words.of(form.contest, form.round), 240, { weight: 'plain', sizes: [16, 14, 12], most: 3 }, ink)

  const left = edge + 34
  const foot = [words.given(form.day), words.code(spacedCode(form.code)), words.scan, link]
  const width = page.width - 2 * left - codeWidth - 24
  for (const [at, text] of foot.entries()) {
    const { size, lines: one } = fitted(set, text, { weight: 'plain', sizes: [11.5, 10, 8.5], width, most: 1 })
    lines.push({ glyphs: one[0] ?? [], size, x: left, y: 128 - at * 18, colour: soft })
  }
  const code = { squares: qrOf(link), width: codeWidth, x: page.width - left - codeWidth, y: 60 }
  return { lines, codes: [code], bars: [...frame(edge, 4), ...frame(edge + 9, 1)] }
}

/** Four bars around the page, so far from its edge. */
const frame = (at: number, thick: number): Drawn['bars'] => {
  const [wide, high] = [page.width - 2 * at, page.height - 2 * at]
  return [
    { x: at, y: at, width: wide, height: thick, colour: green },
    { x: at, y: at + high - thick, width: wide, height: thick, colour: green },
    { x: at, y: at, width: thick, height: high, colour: green },
    { x: at + wide - thick, y: at, width: thick, height: high, colour: green },
  ]
}
