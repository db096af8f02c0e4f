import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { linesOfTsv } from '../../bot/import/tsv.ts'

/** What Tesseract writes of a page with these lines of words, each read with this confidence. */
async function pageOf(...lines: [text: string, confidence: number][]) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-tsv-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const rows = lines.flatMap(([text, confidence], line) =>
    text
      .split(' ')
      .map((word, i) => [5, 1, 1, 1, line, i, 100 + i * 90, 100 + line * 40, 80, 20, confidence, word].join('\t')),
  )
  const path = join(folder, 'page.tsv')
  await writeFile(path, ['level', '1\t1\t0\t0\t0\t0\t0\t0\t1700\t2300\t-1\t', ...rows].join('\n'))
  return (await linesOfTsv(path))[0]
}

it('a page tells how many of its letters are read surely, and which share stands in lines that hardly are', async () => {
  const page = await pageOf(['Điều 1. Giữ xe', 96], ['Họ tên....-«', 40], ['Xe để bãi', 90])
  expect(page).toMatchObject({ confidence: 73, sure: 18 })
  expect(page?.unsure).toBeCloseTo(11 / 29)
  expect((await pageOf(['Điều 1. Giữ xe', 96]))?.unsure).toBe(0)
})
