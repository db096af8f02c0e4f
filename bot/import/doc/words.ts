import type { ImportNote } from '../../../core/library/messages.ts'
import { signsIn } from '../signs.ts'
import { type DocFile, holding, type Range, type Run } from './file.ts'
import { fills, look } from './settings.ts'

/** What is left out of the words of a DOC: what to say of it, and the words themselves. */
export type Left = { notes: Set<ImportNote>; words: string[] }

type Writer = {
  /** The words of a part of a paragraph as people see them, as HTML. */
  wordsOf(range: Range): string
  left: Left
}

export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const hasWords = (text: string) => /[\p{L}\d]/u.test(text)
const unreadField = /^\s*(?:EQ\s|EMBED\s+Equation)/i
const formField = /^\s*FORM(?:CHECKBOX|DROPDOWN)/i
const countedField = /^\s*(?:AUTONUM|LISTNUM)/i
const sign = {
  lineEnd: '\x0b',
  columnEnd: '\x0e',
  hyphen: '\x1e',
  softHyphen: '\x1f',
  data: '\x01',
  note: '\x02',
  symbol: '(',
  field: '\x13',
  result: '\x14',
  fieldEnd: '\x15',
}

/** Writes the words of a DOC. `marks` are the marks of its notes by their places in the text. */
export function writerOf(doc: DocFile, marks: Map<number, string>): Writer {
  const left: Left = { notes: new Set(), words: [] }
  const codes = Object.values(doc.stories).flatMap((story) => codesIn(doc.text, story))
  const forms = codes.filter(({ from, to }) => formField.test(doc.text.slice(from + 1, to)))
  for (const { from, to } of codes) {
    const field = doc.text.slice(from + 1, to)
    if (unreadField.test(field)) left.notes.add('text.unread')
    if (countedField.test(field)) left.notes.add('text.numbers')
  }

  // White letters are read where something is filled with another colour, and on white they are not.
  const onWhite = !Object.values(doc.stories).some((story) =>
    [...doc.paragraphsOf(story)].some(({ settings }) => settings.some(({ code }) => fills.has(code))),
  )

  const unread = () => left.notes.add('text.unread')

  function shown({ from, to, look: of, font, sign: put, data }: Run): string {
    const special = (of & look.special) !== 0
    let text = ''
    for (let at = from; at < to; at++) {
      const char = doc.text[at] as string
      const mark = marks.get(at)
      // The sign that bears the data of a form's field stands in its code.
      if (char === sign.data && data !== null && holding(forms, at)) text += doc.chosenIn(data) ?? ''
      if (holding(codes, at)) continue
      // A mark of its own stands behind the note's number, as it does in a newer Word file.
      if (mark && char !== sign.note) text += mark
      if (char === sign.symbol && special) {
        if (put) text += signsIn(put.font, put.letter, unread)
        else unread()
      } else if (char === sign.hyphen) text += '-'
      // The letter ư of the old fonts is a soft hyphen; elsewhere it is dropped with what else is not seen.
      else if (char === sign.softHyphen) text += '\u00ad'
      else if (char === sign.lineEnd || char === sign.columnEnd) text += '\n'
      else if (char >= ' ' || char === '\t') text += char
      if (mark && char === sign.note) text += mark
    }
    return put ? text : signsIn(font, text, unread)
  }

  function wordsOf(range: Range): string {
    let html = ''
    for (const run of doc.runsOf(range)) {
      const is = (bit: number) => (run.look & bit) !== 0
      const text = shown(run)
      const why = is(look.deleted)
        ? 'text.tracked'
        : is(look.hidden | look.tiny) || (onWhite && is(look.white) && !is(look.filled))
          ? 'text.hidden'
          : is(look.struck | look.twiceStruck)
            ? 'text.struck'
            : null
      if (is(look.inserted) && hasWords(text)) left.notes.add('text.tracked')
      if (why) {
        if (hasWords(text)) left.notes.add(why)
        left.words.push(text)
        continue
      }
      const words = escaped(is(look.capitals) ? text.toUpperCase() : text).replaceAll('\n', '<br>')
      const raised = is(look.raised) || (is(look.lifted) && /^[-−–+]?\d{1,3}$/.test(text))
      html += raised && words.trim() !== '' ? `<sup>${words}</sup>` : words
    }
    return html
  }
  return { wordsOf, left }
}

/** The codes of fields such as `PAGE`, of which people see what came of them only. A field that is never closed is none. */
function codesIn(text: string, { from, to }: Range): Range[] {
  const codes: Range[] = []
  const open: Range[] = []
  for (let at = from; at < to; at++) {
    const field = open.at(-1)
    if (text[at] === sign.field) open.push({ from: at, to: -1 })
    else if (text[at] === sign.result && field && field.to < 0) field.to = at
    else if (text[at] === sign.fieldEnd && field) {
      codes.push({ from: field.from, to: field.to < 0 ? at : field.to })
      open.pop()
    }
  }
  return outermost(codes)
}

function outermost(codes: Range[]): Range[] {
  const kept: Range[] = []
  for (const code of codes.sort((one, other) => one.from - other.from))
    if (code.from >= (kept.at(-1)?.to ?? 0)) kept.push(code)
  return kept
}
