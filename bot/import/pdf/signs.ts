import { inflateSync } from 'node:zlib'

/** Which pages of a PDF, by the numbers of their objects, draw in a way that may hide a letter or strike it out. */
export type Signs = { mayHide(page: number | undefined): boolean }

const mostUnpacked = 256 * 1024 * 1024
const mostStreams = 200_000
const longestDictionary = 4000

// Letters that are not drawn; a light colour, or one that is not plain; lines, boxes and dots.
const telling =
  /(?:^|\s)[37]\s+Tr\b|(?:^|\s)(?:1|1\.0*|0?\.9\d*)\s+(?:g|sc|scn)\b|(?:^|\s)(?:(?:1|1\.0*|0?\.9\d*)\s+){3}(?:rg|sc|scn)\b|(?:^|\s)(?:(?:0|0?\.0\d*)\s+){4}(?:k|sc|scn)\b|\s(?:re|l|h|c)\s+(?:f\*?|F|S|s|B\*?|b\*?)(?=\s|$)/
const noContent =
  /\/(?:Length1|FunctionType|Type1C|CIDFontType0C|OpenType)\b|\/Type\s?\/(?:XRef|Metadata|EmbeddedFile)\b/

/**
 * Looks into a PDF before it is read: what a page draws is costly to learn, and most pages draw letters alone. The data of
 * pictures is taken out of `bytes` at once, for nobody looks at it here and it would be unpacked each time.
 */
export function signsIn(bytes: Uint8Array): Signs {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const telltale = new Map<number, boolean>()
  const withText = new Set<number>()
  const contents = new Map<number, number[]>()
  addContents(contents, file)
  let left = mostUnpacked
  for (const { number, dictionary, from, to } of streamsIn(file)) {
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) {
      if (!/\/(?:ImageMask|IM)\b/.test(dictionary)) file.fill(0, from, to)
      continue
    }
    if (noContent.test(dictionary)) continue
    const unpacked = contentOf(file.subarray(from, to), dictionary, left)
    left -= unpacked?.length ?? 0
    if (/\/ObjStm\b/.test(dictionary)) {
      if (unpacked) addPacked(contents, unpacked.toString('latin1'), dictionary)
      continue
    }
    if (unpacked?.includes('BT') !== false) withText.add(number)
    const isTelling = unpacked === null || telling.test(unpacked.toString('latin1'))
    telltale.set(number, isTelling || telltale.get(number) === true)
  }
  // What pages share, such as a form of its own, is any page's.
  const own = new Set([...contents.values()].flat())
  const shared = [...telltale].some(([number, is]) => is && withText.has(number) && !own.has(number))
  return {
    mayHide: (page) => {
      const parts = page === undefined ? undefined : contents.get(page)
      return shared || !parts || parts.some((part) => telltale.get(part) !== false)
    },
  }
}

type Found = { number: number; dictionary: string; from: number; to: number }

function* streamsIn(file: Buffer): Generator<Found> {
  let at = file.indexOf('stream')
  for (let count = 0; at >= 0 && count < mostStreams; count++) {
    const end = file.indexOf('endstream', at + 6)
    if (end < 0) return
    const head = file.toString('latin1', Math.max(at - longestDictionary, 0), at)
    const from = at + (file[at + 6] === 0x0d ? 8 : 7)
    const object = lastObject(head)
    if (object) yield { number: object.number, dictionary: head.slice(object.end), from, to: end }
    at = file.indexOf('stream', end + 9)
  }
}

/** The object that begins last in a part of a file. */
function lastObject(head: string): { number: number; end: number } | null {
  const end = head.lastIndexOf(' obj')
  const number = /(\d{1,10}) \d{1,5}$/.exec(head.slice(Math.max(end - 20, 0), Math.max(end, 0)))?.[1]
  return number === undefined ? null : { number: Number(number), end }
}

function contentOf(stream: Buffer, dictionary: string, most: number): Buffer | null {
  const filters = /\/Filter\s{0,9}(\[[^\]]{0,200}\]|\/\w{1,40})/.exec(dictionary)?.[1]?.match(/\w+/g) ?? []
  if (filters.length === 0) return stream
  if (filters.length > 1 || filters[0] !== 'FlateDecode' || most <= 0) return null
  try {
    return inflateSync(stream, { maxOutputLength: most })
  } catch {
    return null
  }
}

const reference = /\b(\d{1,10})\s\d{1,5}\sR\b/g
const told = /\/Contents\s{0,9}(\[[^\]/]{0,4000}\]|\d{1,10}\s{1,9}\d{1,5}\s{1,9}R)/

function add(contents: Map<number, number[]>, page: number, dictionary: string): void {
  const parts = [...(told.exec(dictionary)?.[1] ?? '').matchAll(reference)].map(([, number]) => Number(number))
  if (parts.length > 0) contents.set(page, [...(contents.get(page) ?? []), ...parts])
}

/** What the pages that stand in the file itself draw. */
function addContents(contents: Map<number, number[]>, file: Buffer): void {
  for (let at = file.indexOf('/Contents'); at >= 0; at = file.indexOf('/Contents', at + 9)) {
    const object = lastObject(file.toString('latin1', Math.max(at - longestDictionary, 0), at))
    if (object) add(contents, object.number, file.toString('latin1', at, at + longestDictionary))
  }
}

/** What the pages in a box of objects draw: it begins with the number and the place of each. */
function addPacked(contents: Map<number, number[]>, box: string, dictionary: string): void {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0)
  const places = box.slice(0, first).trim().split(/\s+/).map(Number)
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [page = 0, from = 0, , to] = places.slice(i, i + 4)
    add(contents, page, box.slice(first + from, to === undefined ? undefined : first + to))
  }
}
