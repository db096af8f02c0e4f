import type { ImportNote } from '../../../core/library/messages.ts'
import { raised } from '../raised.ts'
import { signsIn } from '../signs.ts'
import { formulaReader } from './formulas.ts'
import { fontsIn, type Look, readLook, stylesIn } from './looks.ts'
import { attributeIn, type Piece, piecesOf } from './xml-tags.ts'

type Tag = Exclude<Piece, { kind: 'text' }>
/** Words and, where it is another than their run's, the font that they are drawn in. */
type Words = { start: number; end: number; text: string; font?: string }
type Run = { look: Look; lifted: boolean; style: string; font: string; words: Words[] }
type Form = { entries: string[]; chosen: number; checked: boolean }
/** A table's row as it is passed; `overs` are its cells that are merged, in the old way, over those behind them. */
type Row = {
  start: number
  before: number
  behind: number
  deleted: boolean
  cellAt: number
  overs: { start: number; end: number; columns: number }[]
  goesOn: boolean
}
/** What is put in place of a part of the XML. */
type Edit = { start: number; end: number; xml: string }

const tracks = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel'])
// What stands around runs, and would be left out with all that is in it.
const wrappers = new Set(['fldSimple', 'dir', 'bdo'])
const formulas = new Set(['oMath', 'oMathPara'])
// White letters are read on what is filled with another colour, and on white they are not.
const filled = /w:fill="(?!auto|FFFFFF)[\dA-F]{6}"|<w:highlight\b|<w:background\b/i
const unreadField = /^\s*EQ\s/i
const countedField = /^\s*(?:AUTONUM|LISTNUM)/i
const step = (kind: Tag['kind']) => (kind === 'open' ? 1 : kind === 'close' ? -1 : 0)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const textXml = (text: string) => `<w:t xml:space="preserve">${escaped(text)}</w:t>`
// What the reader of Word files leaves out or writes with a letter of its own, as what it keeps.
const written: Record<string, string> = { cr: '<w:br/>', noBreakHyphen: textXml('-'), ptab: '<w:tab/>' }
// A page or a column that ends amid a paragraph ends a line, too.
const broken = /^(?:page|column)$/
const initials = /^(?:drop|margin)$/
// What may stand between a large first letter and the paragraph that it begins.
const between = new Set(['bookmarkStart', 'bookmarkEnd', 'proofErr'])

/**
 * A part of a Word document as people see it, for a reader that looks at words alone: without what is hidden or struck out,
 * in capitals and above the line where the format says so, its formulas and fields as text. What is left out, and the deleted
 * words that the reader leaves out by itself, are told apart, with the notes of the report.
 */
export function visibleXml(
  document: string,
  styles: string,
): { xml: string; notes: Set<ImportNote>; dropped: string[] } {
  const looks = stylesIn(styles)
  const fonts = fontsIn(styles)
  const onWhite = !filled.test(document) && !filled.test(styles)
  const isUnseen = ({ hidden, tiny, white }: Look) => hidden || tiny || (white && onWhite)
  const notes = new Set<ImportNote>()
  const dropped: string[] = []
  const edits: Edit[] = []
  const paragraphs: string[] = []
  const runs: Run[] = []
  let former = 0
  let formerAt = 0
  let deleted = 0
  let deletedAt = 0
  let words: Words | null = null
  let before = ''
  let formula: ({ start: number; depth: number } & ReturnType<typeof formulaReader>) | null = null
  let field: string | null = null
  /** The fields around, each until its result begins: what other fields give to an instruction is not shown. */
  let asking: boolean[] = []
  let fieldAt = 0
  let form: Form | null = null
  let boxAt = -1
  let ofParagraph = 0
  /** Where a paragraph ended that is the large first letter of the next one: from there to the next one's words nothing is kept. */
  let initialAt = -1
  let isInitial = false
  let isJoined = false
  let propertiesAt = -1
  const rows: Row[] = []
  let ofRow = 0

  const lookOf = ({ look, style }: Run): Look => ({
    ...looks.get(paragraphs.at(-1) ?? ''),
    ...said(looks.get(style)),
    ...said(look),
  })

  function endRun(run: Run): void {
    const look = lookOf(run)
    // A text box stands in a run: what hides the run hides the box.
    const hidden = isUnseen(look) || runs.some((outer) => isUnseen(outer.look))
    const styled = [run.style, paragraphs.at(-1) ?? '', ''].map((style, i) => (style || i > 1 ? fonts.get(style) : ''))
    const usual = run.font || styled.find(Boolean) || ''
    for (const { start, end, text, font = usual } of run.words) {
      let known = true
      let shown = signsIn(font, text, () => {
        known = false
      })
      if (!known) notes.add('text.unread')
      if (hidden || look.struck) {
        notes.add(hidden ? 'text.hidden' : 'text.struck')
        dropped.push(text)
        edits.push({ start, end, xml: '' })
        continue
      }
      if (look.capitals) shown = shown.toUpperCase()
      if (look.raised && (!run.lifted || /^[-−–+]?\d+$/.test(text))) shown = raised(shown, before)
      if (shown !== text || font !== usual) edits.push({ start, end, xml: textXml(shown) })
      before = shown
    }
  }

  for (const piece of piecesOf(document)) {
    if (piece.kind === 'text') {
      if (words) words.text += piece.text
      formula?.text(piece.text)
      if (field !== null) field += piece.text
      continue
    }
    const { kind, name, source, start, end } = piece
    if (formula) {
      formula.depth += formulas.has(name) ? step(kind) : 0
      if (formula.depth > 0) formula.tag(piece)
      else {
        edits.push({ start: formula.start, end, xml: `<w:r>${textXml(formula.whole())}</w:r>` })
        formula = null
      }
      continue
    }
    // How a run looked before a tracked change says nothing of how it looks.
    if (name.endsWith('PrChange')) {
      if (kind === 'open' && former === 0) formerAt = start
      former += step(kind)
      if (kind === 'close' && former === 0) edits.push({ start: formerAt, end, xml: '' })
    }
    if (former > 0) continue
    if (name === 'pPr') {
      ofParagraph += step(kind)
      if (kind === 'close' && propertiesAt >= 0) edits.push({ start: propertiesAt, end, xml: '' })
      propertiesAt = kind === 'open' && isJoined ? start : -1
    }
    isJoined = name === 'p' && kind === 'open' && initialAt >= 0
    if (isJoined) edits.push({ start: initialAt, end, xml: '' })
    if (!between.has(name)) initialAt = -1
    if (name === 'framePr' && initials.test(attributeIn(source, 'dropCap'))) isInitial = true
    else if (name === 'p' && kind === 'close') {
      if (isInitial) initialAt = start
      isInitial = false
    }
    if (name === 'trPr') ofRow += step(kind)
    if (name === 'tr' && kind === 'open')
      rows.push({ start, before: 0, behind: 0, deleted: false, cellAt: 0, overs: [], goesOn: false })
    const row = rows.at(-1)
    if (row && name === 'tc' && kind === 'open') row.cellAt = start
    else if (row && name === 'hMerge' && kind !== 'close') {
      const over = row.overs.at(-1)
      if (attributeIn(source, 'val') === 'restart') row.overs.push({ start, end, columns: 1 })
      else if (over) {
        over.columns += 1
        row.goesOn = true
      }
    } else if (row?.goesOn && name === 'tc' && kind === 'close') {
      edits.push({ start: row.cellAt, end, xml: '' })
      row.goesOn = false
    }
    if (row && name === 'gridBefore') row.before = Number(attributeIn(source, 'val'))
    else if (row && name === 'gridAfter') row.behind = Number(attributeIn(source, 'val'))
    else if (row && name === 'trPr' && kind === 'close') edits.push({ start: end, end, xml: freeCells(row.before) })
    else if (row && name === 'tr' && kind === 'close') {
      edits.push({ start, end: start, xml: freeCells(row.behind) })
      for (const { columns, ...at } of row.overs) edits.push({ ...at, xml: `<w:gridSpan w:val="${columns}"/>` })
      if (row.deleted) edits.push({ start: row.start, end, xml: '' })
      rows.pop()
    }
    const run = runs.at(-1)
    if (name === 'fldChar') {
      const type = attributeIn(source, 'fldCharType')
      if (type === 'begin') {
        asking.push(true)
        form = { entries: [], chosen: 0, checked: false }
      } else if (type === 'separate' && asking.length > 0) asking[asking.length - 1] = false
      else if (type === 'end') asking.pop()
    } else if (form && name === 'listEntry') form.entries.push(attributeIn(source, 'val'))
    else if (form && name === 'result') form.chosen = Number(attributeIn(source, 'val'))
    else if (form && (name === 'default' || name === 'checked')) form.checked = isOn(source)
    if (name === 'checkbox' && kind !== 'close') boxAt = kind === 'open' ? start : -1
    // The sign of a box to tick is a letter of the text; without this the reader makes of it a control.
    else if (name === 'checkbox' && boxAt >= 0) edits.push({ start: boxAt, end, xml: '' })
    if (formulas.has(name) && kind === 'open') formula = { start, depth: 1, ...formulaReader() }
    else if (wrappers.has(name)) edits.push({ start, end, xml: '' })
    else if (tracks.has(name)) {
      notes.add('text.tracked')
      if (name === 'del' || name === 'moveFrom') {
        if (kind === 'open' && deleted === 0) deletedAt = start
        deleted += step(kind)
        if (kind === 'close' && deleted === 0) edits.push({ start: deletedAt, end, xml: '' })
        if (kind === 'empty' && row && ofRow > 0) row.deleted = true
      }
    } else if (name === 'commentReference') notes.add('text.comments')
    else if (name === 'p' && kind === 'open') {
      paragraphs.push('')
      before = ''
    } else if (name === 'p' && kind === 'close') {
      paragraphs.pop()
      asking = asking.map(() => false)
    } else if (run && written[name] && kind === 'empty') edits.push({ start, end, xml: written[name] })
    else if (run && name === 'br' && broken.test(attributeIn(source, 'type')))
      edits.push({ start, end, xml: '<w:br/>' })
    else if (name === 'pStyle') paragraphs[paragraphs.length - 1] = attributeIn(source, 'val')
    else if (name === 'r' && kind === 'open') runs.push({ look: {}, lifted: false, style: '', font: '', words: [] })
    else if (name === 'r' && kind === 'close' && run) endRun(runs.pop() as Run)
    else if (run && name === 'sym' && kind !== 'close') run.words.push({ start, end, ...signOf(source) })
    else if (run && name === 'rStyle') run.style = attributeIn(source, 'val')
    else if ((name === 't' || name === 'delText') && kind === 'open') words = { start, end, text: '' }
    else if ((name === 't' || name === 'delText') && kind === 'close' && words) {
      if (deleted > 0) dropped.push(words.text)
      else if (asking.includes(true)) edits.push({ start: words.start, end, xml: '' })
      else run?.words.push({ ...words, end })
      words = null
    } else if (name === 'instrText') {
      if (kind === 'close' && unreadField.test(field ?? '')) notes.add('text.unread')
      if (kind === 'close' && countedField.test(field ?? '')) notes.add('text.numbers')
      const picked = kind === 'close' && form ? formWords(field ?? '', form) : null
      if (picked !== null) edits.push({ start: fieldAt, end, xml: textXml(picked) })
      fieldAt = start
      field = kind === 'open' ? '' : null
    } else if (run && ofParagraph === 0) {
      readLook(run.look, name, source)
      if (name === 'position') run.lifted = true
      if (name === 'rFonts') run.font = attributeIn(source, 'ascii')
    }
  }
  return { xml: edited(document, edits), notes, dropped }
}

/** A sign put in by itself: its font and its place there. */
const signOf = (source: string) => ({
  text: String.fromCharCode(Number.parseInt(attributeIn(source, 'char'), 16) || 0),
  font: attributeIn(source, 'font'),
})

/** What a person chose in a form's field; null for any other field. */
function formWords(instruction: string, { entries, chosen, checked }: Form): string | null {
  if (/^\s*FORMDROPDOWN/i.test(instruction)) return entries[chosen] ?? ''
  return /^\s*FORMCHECKBOX/i.test(instruction) ? (checked ? '☒' : '☐') : null
}

const isOn = (source: string) => !/^(?:0|false|off)$/.test(attributeIn(source, 'val'))

const mostColumns = 63

/** Places of a row's grid that Word leaves free, as cells: the others keep their columns. */
const freeCells = (count: number) => '<w:tc><w:p/></w:tc>'.repeat(count > 0 ? Math.min(count, mostColumns) : 0)

/** What a look says, without what it leaves to others. */
const said = (look: Look = {}): Look => Object.fromEntries(Object.entries(look).filter(([, is]) => is !== undefined))

function edited(document: string, edits: Edit[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end, xml } of edits.sort((one, other) => one.start - other.start)) {
    if (start < at) continue
    kept.push(document.slice(at, start), xml)
    at = end
  }
  return edits.length === 0 ? document : kept.join('') + document.slice(at)
}
