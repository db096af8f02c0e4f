import { joined } from '../../core/bytes.ts'
import { through } from './font.ts'

/** The frame of a PDF file: numbered objects, and where each begins. What was taken is held no longer. */
export function pdfFrame() {
  const encoder = new TextEncoder()
  let parts: Uint8Array[] = [encoder.encode('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')]
  let size = parts[0]?.length ?? 0
  const offsets: number[] = []
  const put = (...bytes: Uint8Array[]) => {
    for (const one of bytes) {
      parts.push(one)
      size += one.length
    }
  }
  const reserve = () => offsets.push(0)
  const begin = (id: number) => {
    offsets[id - 1] = size
    put(encoder.encode(`${id} 0 obj\n`))
  }
  return {
    reserve,
    object(id: number, body: string) {
      begin(id)
      put(encoder.encode(`${body}\nendobj\n`))
    },
    async stream(dictionary: string, bytes: Uint8Array<ArrayBuffer>) {
      const packed = await through(bytes, new CompressionStream('deflate'))
      const id = reserve()
      begin(id)
      put(encoder.encode(`<< /Filter /FlateDecode /Length ${packed.length} ${dictionary} >>\nstream\n`))
      put(packed, encoder.encode('\nendstream\nendobj\n'))
      return id
    },
    /** What was written since the last time. */
    taken(): Uint8Array<ArrayBuffer> {
      const file = joined(parts)
      parts = []
      return file
    },
    end(trailer: string): void {
      const start = size
      const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
      put(
        encoder.encode(
          `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${offsets.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
        ),
      )
    },
  }
}
