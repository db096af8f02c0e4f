import { issuerIn } from '../../../core/library/metadata/head/issuer.ts'
import { headLines } from '../../../core/library/metadata/head/lines.ts'
import { isNumberLine, isOpenNumber } from '../../../core/library/metadata/head/marks.ts'
import { bodyName } from '../../../core/text/bodies/organisations.ts'
import { keywordsIn } from '../keywords.ts'
import { wordsOfPicture } from '../picture-name.ts'
import { attributeIn, piecesOf } from './xml-tags.ts'

// Building blocks and samples that Word keeps for its menus are no part of the document.
const aside = /^word\/(?:glossary|theme)\//
const pictured = new Set(['textpath', 'docPr', 'cNvPr', 'shape', 'rect', 'imagedata'])
const said = ['string', 'descr', 'title', 'alt', 'name']

/**
 * What stands beside the body of a Word document, a story a part: headers, footers, notes, comments, text boxes, drawn
 * letters such as watermarks, the names and descriptions of pictures, the file's own properties.
 */
export function storiesOf(files: Map<string, string>): string[] {
  const stories: string[] = []
  for (const [name, xml] of files) {
    if (!name.endsWith('.xml') || aside.test(name)) continue
    const lines = name.startsWith('docProps/') ? valuesIn(xml) : linesIn(xml, name !== 'word/document.xml')
    if (lines.length > 0) stories.push(lines.join('\n'))
  }
  return stories
}

const letterhead = /C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A|[ĐD][ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM/u

/** The letterhead that an office keeps in the header of its pages; '' where the text has its own, or no header has one. */
export const headOfPages = (files: Map<string, string>, text: string): string =>
  letterheadIn(
    Array.from(files, ([name, xml]) => (/^word\/header\d*\.xml$/.test(name) ? linesIn(xml, true) : [])),
    text,
  )

/** The same among the lines of each header: all of a letterhead, or what the text itself has not of one. */
export function letterheadIn(headers: string[][], text: string): string {
  const hasCountry = letterhead.test(text.slice(0, 4000))
  const whole = hasCountry ? undefined : headers.find((lines) => lines.some((line) => letterhead.test(line)))
  if (whole) return whole.join('\n')
  const own = headLines(text)
  const wanted = [
    ...(issuerIn(own) ? [] : [(line: string) => line === line.toUpperCase() && bodyName(line) !== '']),
    ...(own.some((line) => isNumberLine(line) || isOpenNumber(line)) ? [] : [isNumberLine]),
  ]
  if (wanted.length === 0) return ''
  return (
    headers
      .map((lines) => lines.filter((line) => wanted.some((isWanted) => isWanted(line.trim()))))
      .find(isFilled)
      ?.join('\n') ?? ''
  )
}
const isFilled = (lines: string[]) => lines.length > 0

/** The paragraphs of a part, or of its text boxes only; the runs of each joined, as people see them. */
function linesIn(xml: string, all: boolean): string[] {
  const lines: string[] = []
  const open: string[] = []
  let boxes = 0
  let taken = false
  const write = (text: string) => {
    if (open.length > 0) open[open.length - 1] += text
  }
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (taken) write(piece.text)
      continue
    }
    const { kind, name, source } = piece
    if (name === 't' || name === 'delText') taken = kind === 'open'
    else if (name === 'p' && kind === 'open') open.push('')
    else if (name === 'p' && kind === 'close') {
      const text = open.pop()
      if (text?.trim() && (all || boxes > 0)) lines.push(text)
    } else if (name === 'txbxContent') boxes += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    else if (name === 'br' || name === 'cr') write('\n')
    else if (name === 'tab' && kind === 'empty') write('    ')
    // What Word shows over a place to fill in.
    else if (name === 'alias' && kind !== 'close') lines.push(...[attributeIn(source, 'val')].filter(Boolean))
    else if (pictured.has(name) && kind !== 'close')
      for (const key of said) {
        const words = attributeIn(source, key)
        lines.push(...[words, ...wordsOfPicture(words)].filter(Boolean))
      }
  }
  return lines
}

function valuesIn(xml: string): string[] {
  const values: string[] = []
  let within = ''
  for (const piece of piecesOf(xml)) {
    if (piece.kind !== 'text') within = piece.name
    else if (piece.text.trim()) values.push(within === 'keywords' ? keywordsIn(piece.text) : piece.text.trim())
  }
  return values
}
