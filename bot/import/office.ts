import yauzl from 'yauzl'
import { largestUnpacked, mostEntries } from './limits.ts'
import { FileRefused } from './report.ts'

/** `files` are those of a docx, unpacked; `pictures` are the names of what it shows. */
export type Office =
  | { kind: 'doc'; macros: boolean }
  | { kind: 'docx'; macros: boolean; files: Map<string, Uint8Array>; pictures: string[] }

// Pictures are not looked at, and fonts are not either.
const kept = /\.(xml|rels)$/i

/** Which of Word's two forms a box holds; another kind of box, a locked one and one that swells are refused. */
export const officeKind = (container: 'zip' | 'ole', bytes: Uint8Array): Promise<Office> =>
  container === 'zip' ? zipKind(bytes) : Promise.resolve(oleKind(bytes))

/**
 * Every entry is unpacked and counted before any reader sees the file: the sizes that a zip tells of itself may be lies.
 */
async function zipKind(bytes: Uint8Array): Promise<Office> {
  const zip = await new Promise<yauzl.ZipFile>((opened, failed) =>
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
      (error, file) => (error ? failed(new FileRefused('file.unreadable')) : opened(file)),
    ),
  )
  if (zip.entryCount > mostEntries) throw new FileRefused('file.bomb')
  const names: string[] = []
  const files = new Map<string, Uint8Array>()
  const pictures: string[] = []
  let unpacked = 0
  await new Promise<void>((done, failed) => {
    zip.on('error', () => failed(new FileRefused('file.unreadable')))
    zip.on('end', done)
    zip.on('entry', (entry: yauzl.Entry) => {
      names.push(entry.fileName)
      // Many programs write a name in UTF-8 and do not say so.
      if (entry.fileName.startsWith('word/media/')) pictures.push(new TextDecoder().decode(entry.fileNameRaw))
      if (entry.isEncrypted()) return failed(new FileRefused('file.encrypted'))
      if (unpacked + entry.uncompressedSize > largestUnpacked) return failed(new FileRefused('file.bomb'))
      zip.openReadStream(entry, (error, stream) => {
        if (error) return failed(new FileRefused('file.unreadable'))
        const parts: Uint8Array[] = []
        stream.on('error', () => failed(new FileRefused('file.unreadable')))
        stream.on('data', (chunk: Uint8Array) => {
          unpacked += chunk.byteLength
          if (kept.test(entry.fileName)) parts.push(chunk)
          if (unpacked <= largestUnpacked) return
          stream.destroy()
          failed(new FileRefused('file.bomb'))
        })
        stream.on('end', () => {
          if (kept.test(entry.fileName)) files.set(entry.fileName, Buffer.concat(parts))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
  // Which of them is the text, its relations say; some programs count it ("document2.xml").
  if (!names.some((name) => /^\/?word\/document\d*\.xml$/.test(name))) throw new FileRefused(kindRefused(names, files))
  return { kind: 'docx', macros: names.some((name) => name.endsWith('vbaProject.bin')), files, pictures }
}

/** Why a box that holds no Word file is not read: whoever has it is told what to save it as. */
function kindRefused(names: string[], files: Map<string, Uint8Array>): 'file.sheet' | 'file.odt' | 'file.kind' {
  if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return 'file.sheet'
  const open = files.get('content.xml')
  if (!open) return 'file.kind'
  const words = new TextDecoder().decode(open)
  return words.includes('<office:spreadsheet')
    ? 'file.sheet'
    : words.includes('<office:text')
      ? 'file.odt'
      : 'file.kind'
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** An old Office box names its streams in UTF-16; a docx under a password is such a box too. Where its directory lies stands in its head. */
function oleKind(bytes: Uint8Array): Office {
  const box = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (box.includes(utf16('EncryptedPackage'))) throw new FileRefused('file.encrypted')
  const directory = box.length < 52 ? Number.POSITIVE_INFINITY : (box.readUInt32LE(48) + 1) * 512
  if (directory >= box.length) throw new FileRefused('file.unreadable')
  if (!box.includes(utf16('WordDocument')))
    throw new FileRefused(box.includes(utf16('Workbook')) ? 'file.sheet' : 'file.kind')
  return { kind: 'doc', macros: box.includes(utf16('_VBA_PROJECT')) }
}
