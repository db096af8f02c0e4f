import { Link } from 'wouter'
import type { ImportedFile } from '../../api-types.ts'
import { proofWords } from '../proofs/strings.ts'
import { shelf as words } from './strings.ts'

// A file of more documents than these is one of rows, which have no lines of their own.
const mostProofs = 10

type Report = NonNullable<ImportedFile['report']>

/** What was taken of a file, and what was not and why; nothing where there is nothing to tell. */
export function FileReport({ report }: { report: Report }) {
  const { documents, ocr, unread, notes, refused } = report
  const pages = ocr.map(({ page, confidence }) => words.ocrPage(page, confidence)).join(', ')
  const lines = [
    ...documents.map(
      ({ title, outcome, passages }) => `${words.outcomes[outcome]}: ${words.document(title, passages)}`,
    ),
    ...(pages ? [words.ocr(pages)] : []),
    ...unread.map(({ page, message }) => words.unread(page, message)),
    ...notes,
    ...refused.map(({ line, message }) => words.line(line, message)),
  ]
  if (lines.length === 0) return null
  const toProof = documents.slice(0, mostProofs)
  return (
    <details open={unread.length + refused.length > 0}>
      <summary>{words.report}</summary>
      <ul>
        {lines.map((line, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished report does not change, and two lines may say the same
          <li key={position}>{line}</li>
        ))}
      </ul>
      {toProof.map(({ id, title, outcome }) => (
        <p key={id}>
          <Link href={`/library/${id}/proof${outcome === 'waiting' ? '?which=waiting' : ''}`}>
            {documents.length > 1 ? proofWords.openOf(title) : proofWords.open}
          </Link>
        </p>
      ))}
    </details>
  )
}
