/** Where and when a photo says that it was taken. `takenAt` is as the phone's clock showed it, in Vietnam time. */
export type PhotoTold = { latitude: number; longitude: number } | null
export type PhotoSays = { spot: PhotoTold; takenAt: number | null }

const nothing: PhotoSays = { spot: null, takenAt: null }

/** Reads the place and the time off a JPEG's EXIF; nothing where there is none or it is broken. */
export function photoSays(bytes: Uint8Array): PhotoSays {
  try {
    return readIn(bytes)
  } catch {
    return nothing
  }
}

function readIn(bytes: Uint8Array): PhotoSays {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0) !== 0xffd8) return nothing
  for (let at = 2; at + 4 < view.byteLength; ) {
    const kind = view.getUint16(at)
    if (kind === 0xffda || kind < 0xff00) return nothing
    const length = view.getUint16(at + 2)
    const isExif = kind === 0xffe1 && view.getUint32(at + 4) === 0x45786966
    if (isExif) return ofTiff(new DataView(bytes.buffer, bytes.byteOffset + at + 10, length - 8))
    at += 2 + length
  }
  return nothing
}

type Entry = { type: number; count: number; at: number }

function ofTiff(view: DataView): PhotoSays {
  const little = view.getUint16(0) === 0x4949
  const entriesAt = (from: number) => {
    const entries = new Map<number, Entry>()
    const count = Math.min(view.getUint16(from, little), 200)
    for (let index = 0; index < count; index += 1) {
      const at = from + 2 + index * 12
      const tag = view.getUint16(at, little)
      entries.set(tag, { type: view.getUint16(at + 2, little), count: view.getUint32(at + 4, little), at: at + 8 })
    }
    return entries
  }
  const pointed = (entry: Entry | undefined) => entry && entriesAt(view.getUint32(entry.at, little))
  const text = (entry: Entry | undefined) => {
    if (entry?.type !== 2) return ''
    const from = entry.count > 4 ? view.getUint32(entry.at, little) : entry.at
    const signs = Array.from({ length: Math.min(entry.count, 40) }, (_, index) => view.getUint8(from + index))
    return String.fromCharCode(...signs).replace(/\0.*$/s, '')
  }
  const degrees = (entry: Entry | undefined) => {
    if (entry?.type !== 5 || entry.count !== 3) return null
    const from = view.getUint32(entry.at, little)
    const part = (index: number) =>
      view.getUint32(from + index * 8, little) / view.getUint32(from + index * 8 + 4, little)
    return part(0) + part(1) / 60 + part(2) / 3600
  }
  const main = entriesAt(view.getUint32(4, little))
  const gps = pointed(main.get(0x8825))
  const latitude = degrees(gps?.get(2))
  const longitude = degrees(gps?.get(4))
  const isPlace = latitude !== null && longitude !== null && Number.isFinite(latitude + longitude)
  const round = (value: number, sign: string, negative: string) =>
    (sign.startsWith(negative) ? -1 : 1) * (Math.round(value * 100_000) / 100_000)
  return {
    // Where a phone knows no place it writes zeros.
    spot:
      isPlace && (latitude !== 0 || longitude !== 0)
        ? { latitude: round(latitude, text(gps?.get(1)), 'S'), longitude: round(longitude, text(gps?.get(3)), 'W') }
        : null,
    takenAt: instantOf(text(pointed(main.get(0x8769))?.get(0x9003)) || text(main.get(0x0132))),
  }
}

/** “2026:11:20 07:15:00” by a clock in Vietnam. */
function instantOf(said: string): number | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(said) ?? []
  if (!year) return null
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`)
  return Number.isNaN(at) ? null : at
}
