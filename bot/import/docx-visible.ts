import { attributeIn, type Piece, piecesOf } from './xml-tags.ts'

/** What a document holds beside the words that people read in it; a note of the report each. */
export type Beneath = 'text.hidden' | 'text.struck' | 'text.tracked' | 'text.comments'

type Tag = Exclude<Piece, { kind: 'text' }>
type Words = { start: number; end: number; text: string }
type Run = { hidden: boolean | undefined; struck: boolean; style: string; words: Words[] }

const tracks = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel'])
// Word itself follows eleven.
const mostAbove = 20
const isOn = (source: string) => !['0', 'false', 'off'].includes(attributeIn(source, 'val'))
const step = (kind: Tag['kind']) => (kind === 'open' ? 1 : kind === 'close' ? -1 : 0)

/**
 * A Word document's XML without the words that are hidden or struck out; those and the deleted ones, which its reader
 * leaves out by itself, are told apart.
 */
export function visibleXml(
  document: string,
  styles: string,
): { xml: string; beneath: Set<Beneath>; dropped: string[] } {
  const hiddenStyles = hiddenIn(styles)
  const beneath = new Set<Beneath>()
  const dropped: string[] = []
  const cuts: Words[] = []
  const paragraphs: string[] = []
  const runs: Run[] = []
  let former = 0
  let deleted = 0
  let words: Words | null = null

  const endRun = (run: Run) => {
    const styled = hiddenStyles.has(run.style) || hiddenStyles.has(paragraphs.at(-1) ?? '')
    // A text box stands in a run: what hides the run hides the box.
    const hidden = (run.hidden ?? styled) || runs.some((outer) => outer.hidden)
    if (run.words.length === 0 || !(hidden || run.struck)) return
    beneath.add(hidden ? 'text.hidden' : 'text.struck')
    cuts.push(...run.words)
  }
  const endWords = (said: Words) => {
    const run = runs.at(-1)
    if (deleted > 0) dropped.push(said.text)
    else run?.words.push(said)
  }

  for (const piece of piecesOf(document)) {
    if (piece.kind === 'text') {
      if (words) words.text += piece.text
      continue
    }
    const { kind, name, source, start, end } = piece
    // How a run looked before a tracked change says nothing of how it looks.
    if (name.endsWith('PrChange')) former += step(kind)
    if (former > 0) continue
    const run = runs.at(-1)
    if (tracks.has(name)) {
      beneath.add('text.tracked')
      if (name === 'del' || name === 'moveFrom') deleted += step(kind)
    } else if (name === 'commentReference') beneath.add('text.comments')
    else if (name === 'p' && kind === 'open') paragraphs.push('')
    else if (name === 'p' && kind === 'close') paragraphs.pop()
    else if (name === 'pStyle') paragraphs[paragraphs.length - 1] = attributeIn(source, 'val')
    else if (name === 'r' && kind === 'open') runs.push({ hidden: undefined, struck: false, style: '', words: [] })
    else if (name === 'r' && kind === 'close' && run) endRun(runs.pop() as Run)
    else if (run && name === 'vanish') run.hidden = isOn(source)
    else if (run && (name === 'strike' || name === 'dstrike')) run.struck ||= isOn(source)
    else if (run && name === 'rStyle') run.style = attributeIn(source, 'val')
    else if ((name === 't' || name === 'delText') && kind === 'open') words = { start, end, text: '' }
    else if ((name === 't' || name === 'delText') && kind === 'close' && words) {
      endWords({ ...words, end })
      words = null
    }
  }
  cuts.sort((one, other) => one.start - other.start)
  return { xml: without(document, cuts), beneath, dropped: [...dropped, ...cuts.map(({ text }) => text)] }
}

function without(xml: string, cuts: Words[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end } of cuts) {
    kept.push(xml.slice(at, start))
    at = end
  }
  return cuts.length === 0 ? xml : kept.join('') + xml.slice(at)
}

/** The styles that hide what is written in them, by themselves or by one that they stand on. */
function hiddenIn(styles: string): Set<string> {
  const known = new Map<string, { on: string; hidden: boolean | undefined }>()
  let style = { on: '', hidden: undefined as boolean | undefined }
  for (const piece of piecesOf(styles)) {
    if (piece.kind === 'text') continue
    const { kind, name, source } = piece
    if (name === 'style' && kind === 'open') {
      style = { on: '', hidden: undefined }
      known.set(attributeIn(source, 'styleId'), style)
    } else if (name === 'basedOn') style.on = attributeIn(source, 'val')
    else if (name === 'vanish') style.hidden = isOn(source)
  }
  const hidden = new Set<string>()
  for (const id of known.keys()) {
    let at = known.get(id)
    for (let up = 0; at && at.hidden === undefined && up < mostAbove; up++) at = known.get(at.on)
    if (at?.hidden) hidden.add(id)
  }
  return hidden
}
