import type { ReadFile } from '../../core/context.ts'
import type { FileTaken } from '../../core/intake/import-file.ts'
import type { ImportNote, ImportReason } from '../../core/library/messages.ts'
import { FileRefused, type Refusal } from '../../core/library/parse/source-document.ts'
import type { Standing } from './standing.ts'

export { FileRefused }

export type FileKind = 'pdf' | 'docx' | 'doc' | 'html' | 'text' | 'rows' | 'image'

export type ReadOptions = NonNullable<Parameters<ReadFile>[2]>

/** The words of a file that people read in it, what stands beside them, and what the report is to say of that. */
export type Told = {
  text: string
  beside: string[]
  notes: ImportNote[]
  /** The same words as the file holds them, where they were read another way as well. */
  another?: string
  /** How many characters, blanks left out, the program that wrote the file counted in it. */
  characters?: number | null
  /** Which of its first lines stand in the middle, where the file says it. */
  standing?: Standing
}

/** Why a file was not read: as its reader says, or for being broken. */
export const refusedFor = (error: unknown): ImportReason =>
  error instanceof FileRefused ? error.reason : 'file.unreadable'

/** What came of one file at a path. */
export type FileOutcome = { path: string } & (FileTaken | Refusal)
