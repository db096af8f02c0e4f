import { crc32 } from 'node:zlib'

/** A zip of these files, not packed: for a reader that takes nothing else. */
export function stored(files: Map<string, Uint8Array>): Uint8Array {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, data] of files) {
    const title = Buffer.from(name)
    // Version 2.0, names in UTF-8, stored; then checksum, both sizes, the length of the name.
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt32LE(crc32(data), 10)
    head.writeUInt32LE(data.byteLength, 14)
    head.writeUInt32LE(data.byteLength, 18)
    head.writeUInt16LE(title.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, data)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, where, title)
    offset += 4 + head.length + title.length + data.byteLength
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}
