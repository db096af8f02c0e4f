import type { WordLook } from './as-docx.ts'
import type { PageLook } from './as-html.ts'
import type { Scan } from './as-scan.ts'
import { inTcvn3, inVni } from './old-fonts.ts'
import type { Paper } from './papers.ts'

// The ways in which offices make files, each with the paper that is made so.

const running = 'Ủy ban nhân dân phường - Tài liệu phổ biến'
const tcvn3: WordLook = { font: '.VnTime', capitalFont: '.VnTimeH', encoded: inTcvn3 }
const vni: WordLook = { font: 'VNI-Times', encoded: inVni }

/** Each becomes a DOCX, a DOC and a PDF of LibreOffice. */
export const words: [name: string, paper: Paper, look: WordLook][] = [
  ['typed', 'decision', {}],
  ['typed-long', 'long', { running }],
  ['counted', 'regulation', { counted: true }],
  ['counted-long', 'long', { counted: true, running }],
  ['cut-runs', 'regulation', { cut: true }],
  ['capitals', 'decision', { capitals: true }],
  ['notes', 'noted', {}],
  ['notes-counted', 'noted', { counted: true, running }],
  ['deleted', 'decision', { deleted: 'Đoạn này đã bỏ từ bản trước. ' }],
  ['boxes', 'boxed', {}],
  ['tables', 'tariff', {}],
  ['tables-dotted', 'tariff', { tables: 'dotted' }],
  ['tables-bare', 'tariff', { tables: 'none' }],
  ['merged', 'merged', {}],
  ['merged-bare', 'merged', { tables: 'none' }],
  ['indented-rows', 'tariff', { indented: true }],
  ['watermark', 'decision', { watermark: 'BẢN SAO' }],
  ['spaced', 'decision', { spaced: 60 }],
  ['apart', 'decision', { apart: true }],
  ['columns', 'bulletin', { columns: 2 }],
  ['columns-articles', 'rules', { columns: 2 }],
  ['plan', 'plan', {}],
  ['letter', 'letter', {}],
  ['form', 'form', {}],
  ['leaf', 'leaf', {}],
  ['sheet', 'sheet', {}],
  ['tcvn3', 'decision', tcvn3],
  ['vni', 'regulation', vni],
]

/** Each becomes a page, and what Chromium prints of it. */
export const pages: [name: string, paper: Paper, look: PageLook & { running?: string }][] = [
  ['page', 'decision', {}],
  ['page-leaf', 'leaf', {}],
  ['page-long', 'long', { running, menus: true }],
  ['page-notes', 'noted', {}],
  ['page-tables', 'tariff', {}],
  ['page-bare', 'tariff', { tables: 'none' }],
  ['page-dotted', 'tariff', { tables: 'dotted' }],
  ['page-merged', 'merged', { menus: true }],
  ['page-watermark', 'decision', { watermark: 'BẢN SAO' }],
  ['page-spaced', 'decision', { spaced: true }],
  ['page-columns', 'bulletin', { columns: 2 }],
  ['page-rules', 'rules', { columns: 2 }],
  ['page-plan', 'plan', { running }],
]

type Text = { width?: number; bytes?: (text: string) => Buffer; cased?: boolean }
export const texts: [name: string, paper: Paper, how: Text][] = [
  ['plain', 'regulation', {}],
  ['wrapped', 'long', { width: 72 }],
  ['wrapped-tables', 'tariff', { width: 60 }],
  ['utf-16', 'decision', { bytes: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le') }],
  ['tcvn3', 'decision', { bytes: (text) => Buffer.from(inTcvn3(text), 'latin1'), cased: false }],
  ['vni', 'plan', { bytes: (text) => Buffer.from(inVni(text), 'latin1') }],
]

/** Each lays a printed PDF on the glass. */
export const scans: [name: string, of: string, how: Scan][] = [
  ['straight-150', 'leaf', { dpi: 150 }],
  ['straight-200', 'letter', { dpi: 200 }],
  ['straight-300', 'page-leaf-printed', { dpi: 300 }],
  ['askew-150', 'leaf', { dpi: 150, turn: 2 }],
  ['askew-200', 'page-leaf-printed', { dpi: 200, turn: -2 }],
  ['askew-300', 'leaf', { dpi: 300, turn: 2 }],
  ['upside-down-200', 'leaf', { dpi: 200, turn: 180 }],
  ['stamp-150', 'leaf', { dpi: 150, stamp: true }],
  ['stamp-200', 'page-leaf-printed', { dpi: 200, stamp: true }],
  ['stamp-askew-300', 'leaf', { dpi: 300, stamp: true, turn: 2 }],
  ['table-200', 'sheet', { dpi: 200 }],
  ['table-askew-200', 'sheet', { dpi: 200, turn: 2 }],
  ['form-200', 'form', { dpi: 200 }],
]
