import type { WordLook } from './as-docx.ts'
import type { PageLook } from './as-html.ts'
import type { Scan } from './as-scan.ts'
import { inTcvn3 } from './old-fonts.ts'
import type { Paper } from './papers.ts'

// The ways in which offices make files, each with the paper that is made so.

/** Each becomes a DOCX, a DOC and a PDF of LibreOffice. */
export const words: [name: string, paper: Paper, look: WordLook][] = [
  ['typed', 'decision', {}],
  ['counted', 'regulation', { counted: true }],
]

/** Each becomes a page, and what Chromium prints of it. */
export const pages: [name: string, paper: Paper, look: PageLook & { running?: string }][] = [['page', 'decision', {}]]

type Text = { width?: number; bytes?: (text: string) => Buffer; cased?: boolean }
export const texts: [name: string, paper: Paper, how: Text][] = [
  ['plain', 'regulation', {}],
  ['tcvn3', 'decision', { bytes: (text) => Buffer.from(inTcvn3(text), 'latin1'), cased: false }],
]

/** Each lays a printed PDF on the glass. */
export const scans: [name: string, of: string, how: Scan][] = [['straight-200', 'typed', { dpi: 200 }]]
