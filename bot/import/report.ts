import type { Refusal, SourceDocument } from '../../core/library/document.ts'

export type FileKind = 'pdf' | 'docx' | 'doc' | 'html' | 'text' | 'rows' | 'image'

/** How the reading of one file went. `reason` and `notes` are codes whose sentences stand in core/messages.ts. */
export type FileReport = {
  kind: FileKind
  /** How many pages the file has; absent where its kind has none. */
  pages?: number
  /** Pages read from their picture, counted from 1, and how sure the reading is, 0 to 100. */
  ocr: { page: number; confidence: number }[]
  unread: { page?: number; reason: string }[]
  notes: string[]
}

/** `refused` names what of the file was left out, such as one line of many. */
export type ReadResult = { documents: SourceDocument[]; refused: Refusal[] } & FileReport

export type ReadOptions = {
  signal?: AbortSignal
  /** Called when a page was read from its picture. */
  onPage?: (page: number, pages: number) => void
}

/** Reads one file. What cannot be read is answered as a refusal; only an abort is thrown. */
export type ReadFile = (name: string, bytes: Uint8Array, options?: ReadOptions) => Promise<ReadResult | Refusal>

/** A file that is refused, with its code. */
export class FileRefused extends Error {}
