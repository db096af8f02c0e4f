import type { ReadFile } from '../../core/library/document.ts'

export type FileKind = 'pdf' | 'docx' | 'doc' | 'html' | 'text' | 'rows' | 'image'

export type ReadOptions = NonNullable<Parameters<ReadFile>[2]>
export type ReadResult = Exclude<Awaited<ReturnType<ReadFile>>, { reason: string }>

/** A file that is refused, with its code. */
export class FileRefused extends Error {}
