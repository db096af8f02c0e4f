import mammoth from 'mammoth'
import { htmlText } from '../html/html.ts'
import { wordsOfPicture } from '../picture-name.ts'
import { FileRefused, type Told } from '../report.ts'
import { stored } from '../zip.ts'
import { withOldBoxes } from './boxes.ts'
import { standingIn } from './middle.ts'
import { withNotesInPlace } from './notes.ts'
import { withNumbers } from './numbers.ts'
import { plainParts } from './plain-parts.ts'
import { headOfPages, storiesOf } from './stories.ts'
import { visibleXml } from './visible.ts'
import { piecesOf } from './xml-tags.ts'

const main = 'word/document.xml'
const read = ['document', 'footnotes', 'endnotes']
const ignoredElement = /^An unrecognised element was ignored: (?:\{[^{}]*\}|[\w-]+:)?(\w+)$/
// Other documents and objects put into this one, such as formulas of the old kind.
const unread = new Set(['OLEObject', 'altChunk', 'subDoc', 'contentPart'])

const linking = /<(?:w:hyperlink|a:blip|v:imagedata)\s[^<>]{0,2000}>/g

/** A part whose links and pictures name no relation that its file does not tell, as one that a tool took out. */
const withKnownRelations = (xml: string, relations: string) =>
  xml.replace(linking, (tag) =>
    tag.replace(/\sr:(?:id|embed|link)="([^"<>]{0,100})"/g, (said, id: string) =>
      relations.includes(`Id="${id}"`) ? said : '',
    ),
  )

const drawnWords = /<\w{1,10}:(?:chart|relIds)\s[^<>]{0,400}r:(?:id|dm)=/

/**
 * A Word document's text by way of its HTML: headings, numbered items and tables keep their marks, pictures are dropped.
 * Takes the document's own files, unpacked and counted, and the names of its pictures.
 */
export async function docxText(files: Map<string, Uint8Array>, pictures: string[]): Promise<Told> {
  const parts = plainParts(files)
  if (!parts) throw new FileRefused('file.unreadable')
  const xml = (name: string) => parts.get(`word/${name}.xml`) ?? ''
  const visible = new Map(
    read
      .filter((name) => xml(name))
      .map((name) => {
        const relations = parts.get(`word/_rels/${name}.xml.rels`) ?? ''
        return [`word/${name}.xml`, visibleXml(withKnownRelations(withOldBoxes(xml(name)), relations), xml('styles'))]
      }),
  )
  const shown = new Map(Array.from(visible, ([name, part]) => [name, part.xml]))
  const notes = new Set(Array.from(visible.values(), (part) => [...part.notes]).flat())
  const numbered = withNumbers(shown.get(main) ?? '', xml('numbering'), xml('styles'), () => notes.add('text.numbers'))
  shown.set(main, numbered)
  const box = stored(new Map(Array.from([...parts, ...shown], ([name, part]) => [name, Buffer.from(part)] as const)))
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(box) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
      transformDocument: withNotesInPlace,
    },
  )
  // A cell of Word's goes on from a row that every page repeats into one that is none; in HTML none does.
  const { text: body, notes: doubts } = htmlText(value.replaceAll('</thead><tbody>', ''), { whole: true })
  for (const doubt of doubts) notes.add(doubt)
  const head = headOfPages(parts, body)
  const text = head ? `${head}\n${body}` : body
  if (head) notes.add('text.header')
  const ignored = messages.flatMap(({ message }) => ignoredElement.exec(message)?.[1] ?? [])
  // The words of a chart or a diagram stand in parts of their own.
  if (drawnWords.test(shown.get(main) ?? '')) notes.add('text.unread')
  if (ignored.some((name) => unread.has(name)) || holdsWords(shown.get(main) ?? '', new Set(ignored)))
    notes.add('text.unread')
  const dropped = Array.from(visible.values(), (part) => part.dropped.join('\n'))
  return {
    text,
    beside: [...storiesOf(parts), ...pictures.flatMap(wordsOfPicture), ...dropped],
    notes: [...notes],
    standing: standingIn(shown.get(main) ?? '', xml('styles')),
    another: Array.from(shown.values(), lettersOfXml).join('\n'),
    characters: Number(/<Characters>(\d{1,9})</.exec(parts.get('docProps/app.xml') ?? '')?.[1] ?? 0) || null,
  }
}

/** Whether words stand in elements of these names, which the reader passed over. */
function holdsWords(xml: string, names: Set<string>): boolean {
  let within = 0
  if (names.size === 0) return false
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (within > 0 && /[\p{L}\d]/u.test(piece.text)) return true
    } else if (piece.kind !== 'empty' && names.has(piece.name)) within += piece.kind === 'open' ? 1 : -1
  }
  return false
}

/** The letters of a part as its own elements hold them; what stands in for another form of the same is left out. */
function lettersOfXml(xml: string): string {
  const said: string[] = []
  let taken = false
  let fallback = 0
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (taken && fallback === 0) said.push(piece.text)
    } else if (piece.name === 't') taken = piece.kind === 'open'
    else if (piece.name === 'Fallback' && piece.kind !== 'empty') fallback += piece.kind === 'open' ? 1 : -1
    else if (piece.kind === 'close' && piece.name === 'p') said.push('\n')
  }
  return said.join('')
}
