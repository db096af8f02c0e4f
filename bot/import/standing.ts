import type { Standing } from '../../core/library/metadata/head/claims.ts'

export type { Standing } from '../../core/library/metadata/head/claims.ts'

/** Lines with whether each stands in the middle of its page, by their words; what stands both ways says nothing. */
export function standingOf(told: [line: string, isMiddle: boolean][]): Standing {
  const said = (isIt: boolean) =>
    new Set(told.flatMap(([line, isMiddle]) => (isMiddle === isIt ? [line.trim().replace(/\s+/g, ' ')] : [])))
  const [middle, aside] = [said(true), said(false)]
  const without = (lines: Set<string>, others: Set<string>) => new Set([...lines].filter((line) => !others.has(line)))
  return { middle: without(middle, aside), aside: without(aside, middle) }
}
