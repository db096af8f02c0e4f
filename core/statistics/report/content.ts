import type { Letterhead } from '../../../db/schema/statistics.ts'
import { spanOf } from '../facts/periods.ts'
import type { Block } from '../told/block.ts'
import type { Card } from '../told/cards.ts'
import { type Column, type Compared, columnNames } from '../told/compare.ts'
import { cardValue, cardWords, number, spanName } from '../told/words.ts'
import { reportWords as words } from './words.ts'

export type Table = { heads: string[]; rows: string[][] }
export type Section = { title: string; sentences: string[]; tables: Table[] }
/** A month's report as it is printed: nothing of it is worked out by who sets it. */
export type Report = {
  letterhead: Letterhead
  month: string
  /** `tháng 10/2026` */
  period: string
  title: string
  opening: string
  sections: Section[]
  closing: string
  /** The day on which it was made, such as `2026-11-01`. */
  day: string
}

/** The title as it is set: its month begins a line of its own, so that it is not parted. */
export const titleLines = ({ title, period }: Pick<Report, 'title' | 'period'>): string[] =>
  title.endsWith(` ${period}`) ? [title.slice(0, -period.length - 1), period] : [title]

type Made = {
  letterhead: Letterhead
  unitName: string
  month: string
  day: string
  blocks: readonly Block[]
  cards: readonly Card[]
  compared: { rows: readonly Compared[]; sums: Record<Column, number | null> }
}

const shown = (value: number | null) => (value === null ? words.hidden : number(value))
const chapters = [
  {
    title: words.chapters.news,
    blocks: ['reach', 'editions', 'told'],
    cards: ['groups', 'members', 'seenShare', 'onTimeShare', 'approvalMinutes', 'sourceMinutes'],
  },
  {
    title: words.chapters.questions,
    blocks: ['questions'],
    cards: ['answeredShare', 'handedOn', 'personAnswers', 'personMinutes', 'cited'],
  },
  {
    title: words.chapters.feedback,
    blocks: ['feedback', 'answered'],
    cards: ['feedbackInTime', 'feedbackMinutes', 'reopened', 'satisfied'],
  },
  { title: words.chapters.part, blocks: ['participants', 'visits'], cards: ['perThousand'] },
] as const

export function reportOf({ letterhead, unitName, month, day, blocks, cards, compared }: Made): Report {
  const period = spanName(spanOf(month))
  const sections = chapters.map(({ title, blocks: names, cards: cardNames }, at): Section => {
    const here = names.flatMap((name) => blocks.find((block) => block.name === name) ?? [])
    const lines = here.flatMap((block) =>
      block.lines
        .filter(({ total, before }) => total !== 0 || before !== 0)
        .map(({ label, total, before }) => [
          `${block.title}: ${label.toLocaleLowerCase('vi')}`,
          shown(total),
          shown(before),
        ]),
    )
    const single = cardNames
      .flatMap((name) => cards.find((card) => card.name === name) ?? [])
      .filter(({ now, before }) => now !== null || before !== null)
      .map(({ name, now, before }) => [cardWords[name], cardValue(name, now), cardValue(name, before)])
    const rows = [...lines, ...single]
    return {
      title: `${words.numerals[at]}. ${title}`,
      sentences: here.map(({ sentence }) => sentence),
      tables: rows.length > 0 ? [{ heads: [...words.figureHeads], rows }] : [],
    }
  })
  const units = compared.rows.map(({ name, ended, values }) => [
    ended ? words.ended(name) : name,
    ...columnNames.map((column) => shown(values[column])),
  ])
  if (units.length > 0)
    sections.push({
      title: `${words.numerals[sections.length]}. ${words.chapters.units}`,
      sentences: [words.unitsLead(unitName)],
      tables: [
        {
          heads: [words.unit, ...columnNames.map((column) => words.columns[column])],
          rows: [...units, [words.sum, ...columnNames.map((column) => shown(compared.sums[column]))]],
        },
      ],
    })
  return {
    ...{ letterhead, month, period, day, sections },
    title: words.title(period),
    opening: words.opening(unitName, period),
    closing: words.closing,
  }
}
