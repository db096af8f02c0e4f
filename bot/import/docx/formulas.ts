import { raised } from '../raised.ts'
import { attributeIn, type Piece } from './xml-tags.ts'

type Part = { name: string; text: string; parts: Map<string, string>; signs: Map<string, string> }
type Tag = Exclude<Piece, { kind: 'text' }>

const told = new Set(['chr', 'begChr', 'endChr'])
const grouped = (text: string) => (/^[\p{L}\p{N}.,%]*$/u.test(text) ? text : `(${text})`)
const opened = (name: string): Part => ({ name, text: '', parts: new Map(), signs: new Map() })

/** Reads the formula of a Word document tag by tag, on one line: "M = (a + b)/2". */
export function formulaReader() {
  const open = [opened('oMath')]
  return {
    tag({ kind, name, source }: Tag): void {
      const part = open.at(-1) as Part
      if (told.has(name)) {
        const owner = open.at(-2)
        owner?.signs.set(name, attributeIn(source, 'val'))
      }
      if (kind === 'open') open.push(opened(name))
      else if (kind === 'close' && open.length > 1) {
        open.pop()
        const above = open.at(-1) as Part
        const said = written(part)
        const before = above.parts.get(name)
        above.parts.set(name, before === undefined ? said : `${before}; ${said}`)
        above.text += said
      }
    },
    text(text: string): void {
      const part = open.at(-1)
      if (part?.name === 't') part.text += text
    },
    whole: () => open[0]?.text.trim() ?? '',
  }
}

/** A part of a formula by what its own parts say. */
function written({ name, text, parts, signs }: Part): string {
  const said = (part: string) => parts.get(part) ?? ''
  if (name === 'f') return `${grouped(said('num'))}/${grouped(said('den'))}`
  if (name === 'sSup') return powerOf(said('e'), said('sup'))
  if (name === 'rad') return `√${grouped(said('e'))}`
  if (name === 'd') return `${signs.get('begChr') ?? '('}${said('e')}${signs.get('endChr') ?? ')'}`
  if (name === 'nary') return `${signs.get('chr') ?? '∫'}${grouped(said('e'))}`
  return text
}

function powerOf(base: string, power: string): string {
  const above = raised(power, '')
  return above === power ? `${grouped(base)}^${grouped(power)}` : `${grouped(base)}${above}`
}
