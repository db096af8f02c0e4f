const header = 4
const most = 127

/**
 * A vector as bytes: its length turned to one, then a byte a dimension, behind the number that one step of a byte stands
 * for. The cosine of two moves by less than a hundredth.
 *
 * @throws RangeError for a vector without dimensions or length, or with a number that is none
 */
export function quantised(vector: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  let squares = 0
  let largest = 0
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] as number
    squares += value * value
    largest = Math.max(largest, Math.abs(value))
  }
  if (!(squares > 0) || !Number.isFinite(squares)) throw new RangeError('a vector without a direction')
  const bytes = new Uint8Array(header + vector.length)
  new DataView(bytes.buffer).setFloat32(0, largest / most / Math.sqrt(squares), true)
  const steps = new Int8Array(bytes.buffer, header)
  for (let i = 0; i < vector.length; i++) steps[i] = Math.round(((vector[i] as number) / largest) * most)
  return bytes
}

/** The bytes as they are scanned: the steps of each dimension, and what one step stands for. */
export function scannable(bytes: Uint8Array): { steps: Int8Array; step: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    steps: new Int8Array(bytes.buffer, bytes.byteOffset + header, bytes.byteLength - header),
    step: view.getFloat32(0, true),
  }
}

/** How many dimensions the bytes hold; none where the model would not take the words. */
export const dimensionsOf = (bytes: Uint8Array): number => Math.max(0, bytes.byteLength - header)

/** The product of two vectors: their cosine, where both have the length one. */
export function productOf(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}
