import { constants, crc32, deflateRawSync } from 'node:zlib'
import { letterOf } from '../../core/sheets/sheet.ts'
import { escaped, frameOf, head, main } from './write.ts'

export type Cell = string | number | null
/** A sheet whose rows come in pieces. */
/** `widths` in letters; columns that it does not name are 18 wide. */
export type LongSheet = {
  name: string
  heads: string[]
  widths?: number[]
  rows: AsyncIterable<Cell[][]> | Iterable<Cell[][]>
}

/** The programs that open it take no more. */
const mostRows = 1_048_576

/**
 * A workbook in parts, as it is made: of however many rows, only a piece is ever held. Text is text, also where it begins like
 * a formula; a sheet that is full goes on in another.
 */
export async function* longWorkbook(sheets: readonly LongSheet[]): AsyncGenerator<Uint8Array, void, void> {
  const zip = new ZipInParts()
  const names: { name: string }[] = []
  for (const { name, heads, widths = [], rows } of sheets) {
    const pieces = piecesOf(rows)
    let next = await pieces.next()
    for (let part = 1; part === 1 || !next.done; part++) {
      names.push({ name: escaped(part === 1 ? name : `${name} ${part}`) })
      const sheet = async function* () {
        const columns = `<cols>${heads.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 18}" customWidth="1"/>`).join('')}</cols>`
        yield `${head}<worksheet xmlns="${main}">${columns}<sheetData>${rowOf(heads, 0)}`
        let written = 1
        for (; !next.done && written + next.value.length <= mostRows; next = await pieces.next()) {
          const from = written
          yield next.value.map((cells, at) => rowOf(cells, from + at)).join('')
          written += next.value.length
        }
        yield '</sheetData></worksheet>'
      }
      yield* zip.file(`xl/worksheets/sheet${names.length}.xml`, sheet())
    }
  }
  for (const [name, text] of frameOf(names)) yield* zip.file(name, [text])
  yield zip.end()
}

async function* piecesOf(rows: LongSheet['rows']): AsyncGenerator<Cell[][], void, void> {
  for await (const piece of rows) for (let at = 0; at < piece.length; at += 1000) yield piece.slice(at, at + 1000)
}

const rowOf = (cells: Cell[], at: number) =>
  `<row r="${at + 1}">${cells.map((cell, column) => cellOf(cell, `${letterOf(column)}${at + 1}`)).join('')}</row>`

function cellOf(cell: Cell, place: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : ''
  const style = /^[=+\-@\t\r]/.test(cell) ? 2 : 1
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** A zip whose files are packed as they come: how long one is stands behind it. */
class ZipInParts {
  private offset = 0
  private readonly directory: Uint8Array[] = []

  async *file(name: string, text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array, void, void> {
    const start = this.offset
    const title = Buffer.from(name)
    const sums = { crc: 0, size: 0, packed: 0 }
    // Version 2.0, names in UTF-8 and sizes behind, deflated.
    const opening = Buffer.alloc(26)
    opening.writeUInt16LE(20, 0)
    opening.writeUInt16LE(0x0808, 2)
    opening.writeUInt16LE(8, 4)
    opening.writeUInt16LE(title.length, 22)
    yield this.counted(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), opening, title]))
    for await (const part of packed(text, sums)) {
      sums.packed += part.byteLength
      yield this.counted(part)
    }
    const tail = Buffer.alloc(12)
    tail.writeUInt32LE(sums.crc, 0)
    tail.writeUInt32LE(sums.packed, 4)
    tail.writeUInt32LE(sums.size, 8)
    yield this.counted(Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), tail]))
    tail.copy(opening, 10)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(start, 10)
    this.directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), opening, where, title)
  }

  end(): Uint8Array {
    const list = Buffer.concat(this.directory)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(this.directory.length / 4, 8)
    end.writeUInt16LE(this.directory.length / 4, 10)
    end.writeUInt32LE(list.length, 12)
    end.writeUInt32LE(this.offset, 16)
    return Buffer.concat([list, end])
  }

  private counted(part: Uint8Array): Uint8Array {
    this.offset += part.byteLength
    return part
  }
}

/** Each part is packed by itself and ends at a byte, so that one follows the other. */
async function* packed(text: AsyncIterable<string> | Iterable<string>, sums: { crc: number; size: number }) {
  for await (const part of text) {
    const bytes = Buffer.from(part)
    sums.crc = crc32(bytes, sums.crc)
    sums.size += bytes.byteLength
    yield deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, level: 4 })
  }
  // An empty block that says it is the last.
  yield Buffer.from([3, 0])
}
