import { inflateSync } from 'node:zlib'
import type { Form, FormItem } from '../../core/forms/form.ts'

/** An item of a form, with what a test does not care for filled in. */
export const formItem = (title: string, more: Partial<FormItem> = {}): FormItem => ({
  ...{ id: `it_${title}`, title, summary: '', facts: [], source: '', publishedAt: null, urgent: false, over: false },
  ...more,
})

export const formWith = (items: FormItem[], more: Partial<Form> = {}): Form => ({
  ...{ code: '7KQ2M9', title: 'Bản tin Phường Hoà Mẫu – 30/11/2026', day: '2026-11-30', unitName: 'Phường Hoà Mẫu' },
  ...{ office: 'phường', standing: 'approved', opening: '', items, closing: '', corrections: [] },
  ...more,
})

/** The pixels of a PNG of three bytes each, rows without filters, and whether its frame is whole. */
export function pixelsOf(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: { name: string; data: Uint8Array }[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8))
    chunks.push({ name, data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const rows = inflateSync(chunks.find(({ name }) => name === 'IDAT')?.data ?? new Uint8Array())
  const at = (x: number, y: number) => [...rows.subarray(y * (3 * width + 1) + 1 + 3 * x).subarray(0, 3)]
  return { width, height, at, names: chunks.map(({ name }) => name), size: rows.length }
}
