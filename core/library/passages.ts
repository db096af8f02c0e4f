import { sentencesOf } from '../text/sentences.ts'
import type { SourceSection } from './document.ts'

export type SourcePassage = { label: string; heading: string; text: string; page: number | null }

// Above this a clause is parted at its points, and what has no points at its sentences.
const longest = 1200

const clauseStart = /^(\d{1,3})\s*[.)]\s*(?=\D|$)/
const pointStart = /^([a-zđ])\s*\)\s*/
const pointLetters = [...'abcdđeghiklmnopqrstuvxy']

type Part = { name: string; lines: string[] }

/** The smallest citable parts of one section, in order; together they hold every line of it. */
export function passagesOf(section: SourceSection): SourcePassage[] {
  const article = section.article ? `Điều ${section.article}` : ''
  const parts = partsOf(section.text.split('\n').filter((line) => line.trim() !== ''))
  return parts.flatMap(({ name, lines }) =>
    pieces(lines.join('\n'), longest).map((text) => ({
      label: [article, name].filter(Boolean).join(', '),
      heading: section.heading,
      text,
      page: section.page ?? null,
    })),
  )
}

function partsOf(lines: string[]): Part[] {
  return clausesOf(lines).flatMap((clause) => (lengthOf(clause) > longest ? pointsOf(clause) : [clause]))
}

/** Parts at "1.", "2.", … counted from one: a number out of turn is the text's own, not a clause's. */
function clausesOf(lines: string[]): Part[] {
  const parts: Part[] = [{ name: '', lines: [] }]
  let next = 1
  for (const line of lines) {
    const number = Number(clauseStart.exec(line.trim())?.[1] ?? 0)
    if (number === next) {
      parts.push({ name: `khoản ${number}`, lines: [line] })
      next += 1
    } else parts.at(-1)?.lines.push(line)
  }
  return parts.filter((part) => part.lines.length > 0)
}

function pointsOf(clause: Part): Part[] {
  const parts: Part[] = [{ name: clause.name, lines: [] }]
  let next = 0
  for (const line of clause.lines) {
    const at = pointLetters.indexOf(pointStart.exec(line.trim())?.[1] ?? '')
    // A letter may be missing from a text as found, but the order never turns back.
    if (at >= next && at <= next + 1) {
      const name = `điểm ${pointLetters[at]}`
      parts.push({ name: clause.name ? `${clause.name}, ${name}` : name, lines: [line] })
      next = at + 1
    } else parts.at(-1)?.lines.push(line)
  }
  return parts.filter((part) => part.lines.length > 0)
}

const lengthOf = ({ lines }: Part) => lines.reduce((sum, line) => sum + line.length + 1, 0)

/** A long text in pieces that end where sentences end; each piece is a part of the text to the letter. */
function pieces(text: string, limit: number): string[] {
  if (text.length <= limit) return [text]
  const found: string[] = []
  let start = 0
  let end = 0
  for (const sentence of sentencesOf(text)) {
    if (sentence.end - start > limit && end > start) {
      found.push(text.slice(start, end).trim())
      start = sentence.start
    }
    end = sentence.end
  }
  found.push(text.slice(start).trim())
  return found.filter(Boolean)
}
