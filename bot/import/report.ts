import type { FileTaken } from '../../core/intake/import-file.ts'
import type { ReadFile, Refusal } from '../../core/library/parse/source-document.ts'

export type FileKind = 'pdf' | 'docx' | 'doc' | 'html' | 'text' | 'rows' | 'image'

export type ReadOptions = NonNullable<Parameters<ReadFile>[2]>
export type ReadResult = Exclude<Awaited<ReturnType<ReadFile>>, { reason: string }>

/** The words of a file that people read in it, what stands beside them, and what the report is to say of that. */
export type Told = { text: string; beside: string[]; notes: string[] }

/** A file that is refused, with its code. */
export class FileRefused extends Error {}

/** What came of one file at a path. */
export type FileOutcome = { path: string } & (FileTaken | Refusal)
