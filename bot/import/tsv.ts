import { readFile } from 'node:fs/promises'
import type { Line } from './reflow.ts'

export type RecognizedPage = { lines: Line[]; confidence: number; longSide: number }

type Word = { left: number; top: number; width: number; height: number; text: string; confidence: number }

// Points across an A4 page: pages of any resolution are measured alike.
const pageWidth = 595
const cellGap = 2.5

/** What tesseract tells of the words it saw, as lines on their pages; `confidence` is the mean over letters. */
export async function linesOfTsv(path: string): Promise<RecognizedPage[]> {
  const rows = (await readFile(path, 'utf8')).split('\n').slice(1)
  const pages: { width: number; height: number; lines: Map<string, Word[]> }[] = []
  for (const row of rows) {
    const cells = row.split('\t')
    const [level, page, block, paragraph, line, , left, top, width, height, confidence] = cells.map(Number)
    if (level === 1) pages.push({ width: width ?? 1, height: height ?? 1, lines: new Map() })
    const text = cells[11]?.trim()
    if (level !== 5 || !text) continue
    const key = `${page} ${block} ${paragraph} ${line}`
    const lines = pages.at(-1)?.lines
    const word = { left, top, width, height, text, confidence } as Word
    lines?.set(key, [...(lines.get(key) ?? []), word])
  }
  return pages.map(({ width, height, lines }) => {
    const scale = pageWidth / Math.max(width, 1)
    const words = [...lines.values()].flat()
    const letters = words.reduce((sum, { text }) => sum + text.length, 0)
    const sure = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0)
    return {
      lines: [...lines.values()].map((line) => lineOf(line, scale, height)),
      confidence: letters ? Math.round(sure / letters) : 0,
      longSide: Math.max(width, height),
    }
  })
}

function lineOf(words: Word[], scale: number, pageHeight: number): Line {
  const size = median(words.map(({ height }) => height))
  const cells: string[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { left, width, text } of words) {
    if (cells.length === 0 || left - end > size * cellGap) cells.push(text)
    else cells[cells.length - 1] += ` ${text}`
    end = left + width
  }
  const bottom = median(words.map(({ top, height }) => top + height))
  return {
    cells,
    x: (words[0]?.left ?? 0) * scale,
    right: end * scale,
    y: (pageHeight - bottom) * scale,
    size: 12,
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
