import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; data: Buffer; size?: number; crc?: number; method?: number }

/** A zip made by hand, so that it can lie: `data` is deflated already where `size` is given. */
export function zipOf(entries: Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, size, crc } of entries) {
    const packed = size === undefined ? deflateRawSync(data) : data
    const sum = Buffer.alloc(12)
    sum.writeUInt32LE(crc ?? crc32(data), 0)
    sum.writeUInt32LE(packed.length, 4)
    sum.writeUInt32LE(size ?? data.length, 8)
    const title = Buffer.from(name)
    const head = Buffer.from([0x14, 0, 0, 0, 8, 0, 0, 0, 0, 0])
    const names = Buffer.alloc(4)
    names.writeUInt16LE(title.length, 0)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, sum, names, title, packed])
    const offset = Buffer.alloc(4)
    offset.writeUInt32LE(at, 0)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, sum, names, Buffer.alloc(10), offset, title]),
    )
    files.push(file)
    at += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}
