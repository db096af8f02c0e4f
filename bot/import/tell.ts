import type { Refusal } from '../../core/library/parse/source-document.ts'
import { inEnglish } from './english.ts'
import type { FileOutcome } from './report.ts'

const linesShown = 20

type Totals = ReturnType<typeof totalsOf>

/** How many documents were added, changed, unchanged and held otherwise, over all files. */
export function totalsOf(outcomes: FileOutcome[]) {
  const totals = { added: 0, changed: 0, unchanged: 0, held: 0, waiting: 0, passages: 0, ocrPages: 0, refused: 0 }
  for (const outcome of outcomes) {
    if ('reason' in outcome) {
      totals.refused += 1
      continue
    }
    for (const { outcome: came } of outcome.documents) totals[came] += 1
    totals.passages += outcome.passages
    totals.ocrPages += outcome.ocr.length
    totals.refused += outcome.refused.length
  }
  return totals
}

/** The report as the operator reads it: the totals, then each file there is something to say of. */
export function linesAbout(totals: Totals, outcomes: FileOutcome[], left: number): string[] {
  const { added, changed, unchanged, held, waiting, passages, ocrPages } = totals
  return [
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${held} held article by article already; ${passages} passages stored${ocrPages ? `, ${ocrPages} pages by OCR` : ''}.`,
    ...outcomes.flatMap(linesOf).map((line) => `  ${line}`),
    ...(waiting > 0 ? [waitingLine(waiting)] : []),
    ...(left > 0 ? [`Stopped before the last ${left} files: the same command goes on from here.`] : []),
  ]
}

const waitingLine = (waiting: number) =>
  `${waiting} are stored and not shown: fewer golden questions are answered rightly with them, or they could not be asked. Look at them in the console, under Thư viện, or import again with --force --reason "why".`

function linesOf(file: FileOutcome): string[] {
  if ('reason' in file) return [`${file.path}: ${inEnglish(file.reason)}`]
  const sure = file.ocr.map(({ page, confidence }) => `${page} (${confidence} %)`).join(', ')
  const refused = file.refused.slice(0, linesShown).map((one) => `${placeOf(file.path, one)}: ${inEnglish(one.reason)}`)
  const more = file.refused.length - refused.length
  return [
    ...(sure ? [`${file.path}: pages by OCR, of ${file.pages}, with the confidence: ${sure}`] : []),
    ...file.unread.map(({ page, reason }) => `${file.path}, page ${page}: ${inEnglish(reason)}`),
    ...file.notes.map((note) => `${file.path}: ${inEnglish(note)}`),
    ...refused,
    ...(more > 0 ? [`${file.path}: and ${more} more that could not be taken in`] : []),
  ]
}

const placeOf = (path: string, { name, line }: Refusal) => (line ? `${path}, line ${line}` : `${path}, ${name}`)
