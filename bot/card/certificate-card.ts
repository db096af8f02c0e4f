import { type CertificateForm, spacedCode } from '../../core/certificates/certificate-form.ts'
import { type Fitting, fitted, widthOf } from '../pdf/fitted.ts'
import { type Faces, setter } from '../pdf/setter.ts'
import { certificateWords as words } from '../pdf/strings.ts'
import { type Colour, canvasOf } from './canvas.ts'
import { pngOf } from './png.ts'
import { codeAt, leading, writer } from './writer.ts'

/** As high as a phone shows a picture whole. */
export const certificateShape = { width: 1080, height: 1440 }
const ink: Colour = [29, 39, 37]
const soft: Colour = [69, 77, 74]
const paper: Colour = [250, 247, 241]
const green: Colour = [15, 92, 85]
const white: Colour = [255, 255, 255]
const side = 72
const codeWidth = 300

/** A certificate as a picture that is kept on a phone and shown to others. */
export function certificateCard(
  form: CertificateForm,
  { faces, link }: { faces: Faces; link: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = certificateShape
  const canvas = canvasOf(width, height, paper)
  const set = setter(faces)
  const { write } = writer(canvas, faces)
  const centred = (text: string, middle: number, fitting: Omit<Fitting, 'width'>, colour: Colour) => {
    const { size, lines } = fitted(set, text, { ...fitting, width: width - 2 * side })
    const first = middle + size * 0.35 - ((lines.length - 1) * size * leading) / 2
    for (const [at, line] of lines.entries()) {
      const x = (width - (widthOf(line) * size) / 1000) / 2
      write([line], { x, y: first + at * size * leading, size, colour })
    }
  }
  canvas.box(0, 0, width, 150, green)
  centred(form.unitName, 75, { weight: 'bold', sizes: [44, 36, 30], most: 2 }, white)
  centred(words.title, 250, { weight: 'bold', sizes: [80], most: 1 }, green)
  centred(words.to, 345, { weight: 'plain', sizes: [38], most: 1 }, soft)
  centred(form.name, 470, { weight: 'bold', sizes: [76, 64, 52, 42, 34], most: 3 }, ink)
  centred(form.achieved, 620, { weight: 'bold', sizes: [48, 40], most: 2 }, green)
  centred(words.of(form.contest, form.round), 770, { weight: 'plain', sizes: [40, 34, 28], most: 5 }, ink)
  centred(words.given(form.day), 905, { weight: 'plain', sizes: [36], most: 1 }, soft)
  codeAt(canvas, link, { x: (width - codeWidth) / 2, y: 970, width: codeWidth })
  centred(words.scanPicture, 1320, { weight: 'plain', sizes: [34], most: 1 }, soft)
  centred(words.code(spacedCode(form.code)), 1380, { weight: 'plain', sizes: [34], most: 1 }, soft)
  return pngOf(canvas)
}
