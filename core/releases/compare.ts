import type { GoldenFigures } from '../../db/schema/evaluation.ts'
import type { Moved } from '../../db/schema/releases.ts'
import { figuresOf, type GoldenResult } from '../evaluation/golden-result.ts'

/** What golden questions came to without a release and with it. */
export type Comparison = { before: GoldenFigures; after: GoldenFigures; moved: Moved[] }

/** Both are of the same questions, in the same order. */
export function compared(before: GoldenResult[], after: GoldenResult[]): Comparison {
  const moved = before.flatMap((was, i): Moved[] => {
    const is = after[i]
    if (!is || was.right === is.right) return []
    return [{ id: was.id, text: was.text, better: is.right, before: was.cited, after: is.cited }]
  })
  return { before: figuresOf(before), after: figuresOf(after), moved }
}

/** Whether fewer questions are answered rightly, or rightly not answered, with the release than without it. */
export const fell = ({ before, after }: Comparison): boolean => rightly(after) < rightly(before)

const rightly = ({ right, refused }: GoldenFigures) => right + refused
