import { streamsOf } from './ole.ts'

const [firstSection, countedCharacters, wholeNumber] = [44, 0x10, 3]

/** How many characters Word counted in the file when it was last kept ([MS-OLEPS]); null where it does not say. */
export function charactersTold(bytes: Uint8Array): number | null {
  const summary = streamsOf(bytes)('\x05SummaryInformation')
  const numberAt = (at: number) => (summary && at >= 0 && at + 4 <= summary.length ? summary.readUInt32LE(at) : 0)
  const section = numberAt(firstSection)
  if (section === 0) return null
  const properties = Math.min(numberAt(section + 4), 100)
  for (let i = 0; i < properties; i++) {
    const entry = section + 8 + 8 * i
    const value = section + numberAt(entry + 4)
    if (numberAt(entry) === countedCharacters && numberAt(value) === wholeNumber) return numberAt(value + 4)
  }
  return null
}
