const [ticked, chosen] = [1, 2]
// Where a person changed nothing, what is usual counts.
const unchanged = 25
const headBytes = 10
// The words for help and the names of macros, which stand before the words to choose from.
const passedOver = 5

/** What a field of a form shows that is ticked or chosen from a list, by its data; null for any other field. */
export function chosenIn(data: Buffer, at: number): string | null {
  try {
    let next = at + data.readUInt16LE(at + 4)
    const about = data.readUInt16LE(next + 4)
    const [kind, given] = [about & 3, (about >> 2) & 31]
    if (kind !== ticked && kind !== chosen) return null
    const pass = () => {
      next += 2 * data.readUInt16LE(next) + 4
    }
    next += headBytes
    pass()
    const value = given === unchanged ? data.readUInt16LE(next) : given
    if (kind === ticked) return value ? '☒' : '☐'
    next += 2
    for (let i = 0; i < passedOver; i++) pass()
    const count = data.readUInt16LE(next + 2)
    next += 6
    for (let i = 0; i < Math.min(value, count); i++) next += 2 * data.readUInt16LE(next) + 2
    const length = data.readUInt16LE(next)
    return value < count ? data.toString('utf16le', next + 2, next + 2 + 2 * length) : ''
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
