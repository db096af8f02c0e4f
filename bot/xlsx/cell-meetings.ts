import { type HandedOver, handOverHeads } from '../../core/gatherings/minutes/hand-over.ts'
import type { LongSheet } from './stream.ts'

/** Meetings of cells as one sheet, a line each. */
export const cellSheets = (lines: HandedOver[]): LongSheet[] => [
  { name: 'Sinh hoạt chi bộ', heads: handOverHeads, rows: [lines] },
]
