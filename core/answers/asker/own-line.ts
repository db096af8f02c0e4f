import type { Ctx } from '../../context.ts'
import { fold } from '../../text/fold.ts'
import { kindName } from '../../units/kinds.ts'
import { enough, evidenceOf } from '../evidence.ts'

type Neighbour = { name: string; kind: string }

/**
 * A search as somebody of the unit at a path is answered from it: what their own line answers, no neighbour's text answers.
 * Two wards of a city both say when the rubbish is taken, and only one of them means the asker. What only a neighbour says
 * is found, and so is what the question names a neighbour or a number for.
 */
export const forLine =
  (search: Ctx['search'], path: string): Ctx['search'] =>
  async (question, clearance, options) => {
    const found = await search(question, clearance, options)
    if (path === '' || options?.filters?.documentIds || found.query.numbers.length > 0) return found
    const neighbours = found.passages.flatMap(({ unit }) => (unit && isBeside(unit.path, path) ? [unit] : []))
    if (neighbours.length === 0 || neighbours.some((one) => isNamed(one, question))) return found
    const own = await search(question, clearance, { ...options, filters: { ...options?.filters, line: path } })
    return evidenceOf(own) >= enough ? own : found
  }

/** Whether a unit stands neither above nor below another. */
const isBeside = (one: string, other: string) => !one.startsWith(other) && !other.startsWith(one)

function isNamed({ name, kind }: Neighbour, question: string): boolean {
  const asked = ` ${plain(question)} `
  const whole = plain(name)
  const short = whole.startsWith(`${plain(kindName(kind))} `) ? whole.slice(plain(kindName(kind)).length + 1) : whole
  return asked.includes(` ${whole} `) || (/[a-z]/.test(short) && asked.includes(` ${short} `))
}

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
