import type { Criterion, SpeakingResult, SpeakingRules } from '../../../db/schema/network.ts'

type Speaker = { id: string; number: number; name: string; unitName: string }
/** One judge's marks for one speaker, in the order of the criteria. */
export type Sheet = { speakerId: string; personId: string; marks: readonly number[] }

/** Whole points up to what a criterion gives. */
export const marksFit = (criteria: readonly Criterion[], marks: readonly number[]) =>
  marks.length === criteria.length &&
  marks.every((mark, at) => mark >= 0 && mark <= (criteria[at]?.most ?? 0) && Number.isInteger(mark * 4))

/** What one sheet comes to, each mark as often as it weighs. */
export const totalOf = (criteria: readonly Criterion[], marks: readonly number[]) =>
  marks.reduce((all, mark, at) => all + mark * (criteria[at]?.weight ?? 0), 0)

/** How few judges there must be for their highest and lowest to be left out. */
export const fewestForDropping = 4

/** Those who have not yet marked somebody. */
export const sheetsMissing = (
  speakers: readonly { id: string }[],
  judges: readonly string[],
  sheets: readonly Sheet[],
) =>
  speakers.flatMap(({ id }) =>
    judges
      .filter((personId) => !sheets.some((sheet) => sheet.speakerId === id && sheet.personId === personId))
      .map((personId) => ({ speakerId: id, personId })),
  )

/**
 * Each speaker's mean over the judges' totals, without the highest and the lowest where the rules say so and enough judged. Equal means
 * share a place, and the next comes after all of them.
 */
export function resultOf(
  { criteria, dropEnds }: SpeakingRules,
  speakers: readonly Speaker[],
  sheets: readonly Sheet[],
): SpeakingResult[] {
  const marked = speakers.map(({ id, number, name, unitName }) => {
    const totals = sheets
      .filter(({ speakerId }) => speakerId === id)
      .map(({ marks }) => totalOf(criteria, marks))
      .sort((a, b) => a - b)
    const drops = dropEnds && totals.length >= fewestForDropping
    const counted = drops ? totals.slice(1, -1) : totals
    const mean = counted.length > 0 ? counted.reduce((all, one) => all + one, 0) / counted.length : 0
    return { contestantId: id, number, name, unitName, total: Math.round(mean * 100) / 100, dropped: drops ? 2 : 0 }
  })
  return marked
    .map((one) => ({ ...one, place: marked.filter(({ total }) => total > one.total).length + 1 }))
    .sort((a, b) => a.place - b.place || a.number - b.number)
}
