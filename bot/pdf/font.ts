/** What a paper needs of a font: its glyphs by character, how wide each is in thousandths of the size, and its file. */
export type Font = {
  glyphs: ReadonlyMap<number, number>
  widthOf: (glyph: number) => number
  ascent: number
  descent: number
  box: readonly number[]
  /** The tables that draw glyphs, as a TrueType file. */
  file: Uint8Array<ArrayBuffer>
}

const drawing = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/** Reads a font as the web has it (WOFF 1.0, with TrueType outlines). */
export async function fontOf(woff: Uint8Array<ArrayBuffer>): Promise<Font> {
  const tables = await tablesOf(woff)
  const table = (tag: string) => {
    const bytes = tables.get(tag)
    if (!bytes) throw new Error(`the font has no table ${tag}`)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')]
  const scale = 1000 / head.getUint16(18)
  const scaled = (value: number) => Math.round(value * scale)
  const last = hhea.getUint16(34) - 1
  return {
    glyphs: glyphsIn(table('cmap')),
    widthOf: (glyph) => scaled(hmtx.getUint16(4 * Math.min(glyph, last))),
    ascent: scaled(hhea.getInt16(4)),
    descent: scaled(hhea.getInt16(6)),
    box: [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))),
    file: fileOf(drawing.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag) as Uint8Array]] : []))),
  }
}

async function tablesOf(woff: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array>> {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (view.getUint32(0) !== 0x774f4646 || view.getUint32(4) !== 0x00010000)
    throw new Error('no WOFF with TrueType outlines')
  const tables = new Map<string, Uint8Array>()
  for (let at = 44, left = view.getUint16(12); left > 0; left--, at += 20) {
    const [offset, packed, size] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
    const bytes = woff.slice(offset, offset + packed)
    const tag = String.fromCharCode(...woff.subarray(at, at + 4))
    tables.set(tag, packed < size ? await through(bytes, new DecompressionStream('deflate')) : bytes)
  }
  return tables
}

/** The glyph of each character of the basic plane: format 4, which every font of the web has. */
function glyphsIn(cmap: DataView): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let entry = 0; entry < cmap.getUint16(2); entry++) {
    const start = cmap.getUint32(4 + 8 * entry + 4)
    if (cmap.getUint16(start) !== 4) continue
    const segments = cmap.getUint16(start + 6) / 2
    const field = (part: number, at: number) => start + 14 + 2 * (part * segments + at) + (part > 0 ? 2 : 0)
    for (let at = 0; at < segments; at++) {
      const [to, from] = [cmap.getUint16(field(0, at)), cmap.getUint16(field(1, at))]
      const [delta, range] = [cmap.getUint16(field(2, at)), cmap.getUint16(field(3, at))]
      for (let code = from; code <= to && code < 0xffff; code++) {
        const listed = range === 0 ? code : cmap.getUint16(field(3, at) + range + 2 * (code - from))
        const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
        if (glyph !== 0) glyphs.set(code, glyph)
      }
    }
    return glyphs
  }
  return glyphs
}

function fileOf(tables: [string, Uint8Array][]): Uint8Array<ArrayBuffer> {
  const padded = (size: number) => (size + 3) & ~3
  const start = 12 + 16 * tables.length
  const file = new Uint8Array(tables.reduce((size, [, { length }]) => size + padded(length), start))
  const view = new DataView(file.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  let offset = start
  for (const [at, [tag, bytes]] of tables.entries()) {
    file.set(new TextEncoder().encode(tag), 12 + 16 * at)
    view.setUint32(12 + 16 * at + 8, offset)
    view.setUint32(12 + 16 * at + 12, bytes.length)
    file.set(bytes, offset)
    offset += padded(bytes.length)
  }
  return file
}

/** Bytes packed or unpacked by the runtime itself. */
export async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter()
  void writer.write(bytes).then(
    () => writer.close(),
    () => {},
  )
  return new Uint8Array(await new Response(stream.readable).arrayBuffer())
}
