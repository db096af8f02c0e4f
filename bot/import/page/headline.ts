import { isFurniture } from '../../../core/library/metadata/portal.ts'
import type { Line } from './line.ts'

const looked = 25
const larger = 1.15
const shortest = 8
const mostLines = 4

/**
 * The lines of a page printed from a portal that are set larger than all others: its heading, which stands below the portal's own
 * name and menu. None where nothing of a portal stands on the page or beside its text.
 */
export function headlineOf(page: Line[], usual: number): Set<Line> {
  // What stands beside the text is a portal's too, and none of its lines the heading.
  const text = page.filter(({ box }) => !box)
  const top = text.sort((one, other) => other.y - one.y).slice(0, looked)
  const from = top.findIndex(({ cells }) => isFurniture(cells.join(' ').trim()))
  if (from < 0 && text.length === page.length) return new Set()
  const below = top.slice(from + 1).filter(({ cells }) => !isFurniture(cells.join(' ').trim()))
  const largest = Math.max(...below.map(({ size }) => size))
  const at = below.findIndex(({ size }) => size === largest)
  const lines = below.slice(at, at + mostLines)
  const end = lines.findIndex(({ size }) => Math.abs(size - largest) > largest * 0.02)
  const head = lines.slice(0, end < 0 ? lines.length : end)
  const isSaying = head.map(({ cells }) => cells.join(' ')).join(' ').length >= shortest
  return largest > usual * larger && isSaying ? new Set(head) : new Set()
}
