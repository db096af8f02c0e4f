// The part of WebAssembly that is used here; the library of types that has it has the browser's too.
type Memory = { buffer: ArrayBuffer; grow(pages: number): number }
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => Memory
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: { dots: Dots } }
}
/** Where the question, the first row, the end of the last one and the sums stand; `size`: bytes a row, a multiple of 16. */
type Dots = (question: number, rows: number, size: number, end: number, sums: number) => void

// Sixteen products a step, which the engine has no other word for; plain loops take four times as long. Per row:
//   sum = 0; for 16 bytes of the row and of the question: sum += dot(low 8 as i16) + dot(high 8 as i16); store sum
// (i16x8.extend_{low,high}_i8x16_s, i32x4.dot_i16x8_s, i32x4.add). tests/unit/vectors.test.ts holds it against plain sums.
const program =
  'AGFzbQEAAAABCQFgBX9/f39/AAIIAQFtAW0CAAEDAgEABwgBBGRvdHMAAAqhAQGeAQMBfwN7AX8DQP0MAAAAAAAAAAAAAAAAAAAAACEIIAAhBSAAIAJqIQkD' +
  'QCAB/QAAACEGIAX9AAAAIQcgCCAG/YcBIAf9hwH9ugH9rgEgBv2IASAH/YgB/boB/a4BIQggAUEQaiEBIAVBEGoiBSAJSQ0ACyAEIAj9GwAgCP0bAWogCP0b' +
  'AmogCP0bA2o2AgAgBEEEaiEEIAEgA0kNAAsL'

const pageBytes = 65_536
const rowsAtOnce = 4096

/** Rows of signed bytes, all of one length, and their products with one more. */
export function dotRows(dimensions: number) {
  const size = Math.ceil(dimensions / 16) * 16
  const sums = size
  const rows = sums + rowsAtOnce * 4
  const memory = new WebAssembly.Memory({ initial: Math.ceil(rows / pageBytes) })
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0))
  const { dots } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } }).exports

  return {
    /** @throws RangeError when the machine has no room for it */
    set(row: number, steps: Int8Array): void {
      const at = rows + row * size
      const missing = Math.ceil((at + size - memory.buffer.byteLength) / pageBytes)
      // A quarter more than is needed: growing costs.
      if (missing > 0) memory.grow(missing + (memory.buffer.byteLength >> 18))
      new Int8Array(memory.buffer, at, dimensions).set(steps)
    },
    /** Each of the first so many rows' product with the question, one after the other. */
    products(question: Int8Array, many: number): Int32Array {
      const products = new Int32Array(many)
      new Int8Array(memory.buffer, 0, dimensions).set(question)
      for (let row = 0; row < many; row += rowsAtOnce) {
        const rowCount = Math.min(rowsAtOnce, many - row)
        const from = rows + row * size
        dots(0, from, size, from + rowCount * size, sums)
        products.set(new Int32Array(memory.buffer, sums, rowCount), row)
      }
      return products
    },
  }
}
