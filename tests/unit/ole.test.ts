import { describe, expect, it } from 'vitest'
import { streamsOf } from '../../bot/import/doc/ole.ts'
import { oleOf } from '../support/doc.ts'

describe('an Office box', () => {
  it('gives its streams whole, however large they are', () => {
    const large = Buffer.alloc(16 * 1024 * 1024)
    for (let at = 0; at < large.length; at += 4) large.writeUInt32LE(at, at)
    const small = Buffer.alloc(5000, 'a')
    const stream = streamsOf(oleOf({ WordDocument: large, '1Table': small }))
    expect(stream('WordDocument')?.equals(large)).toBe(true)
    expect(stream('1Table')?.subarray(0, 5000).equals(small)).toBe(true)
    expect(stream('Data')).toBeNull()
  })

  it('ends where its sectors name one another in a ring', () => {
    const box = oleOf({ WordDocument: Buffer.alloc(5000) })
    for (let at = 512; at + 4 <= box.length; at += 4) if (box.readUInt32LE(at) === 0xfffffffe) box.writeUInt32LE(0, at)
    expect(() => streamsOf(box)('WordDocument')).not.toThrow()
  })
})
