import { sha256 as sha256At } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

// Drawn many at once and used once each: a draw costs as much for a few as for all of these.
const drawn = new Uint8Array(4096)
let used = drawn.length

function randomText(length: number): string {
  if (used + length > drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  let text = ''
  for (let at = 0; at < length; at++) {
    text += alphabet[(drawn[used] as number) & 31]
    drawn[used++] = 0
  }
  return text
}

/** A fresh id such as `brd_4k2m…`: 100 random bits behind a prefix that says what it names. */
export const newId = (prefix: string) => `${prefix}_${randomText(20)}`

/** The same id for the same key: what is made twice from one event is made once. */
export const idFor = (prefix: string, hexKey: string) => `${prefix}_${hexKey.slice(0, 24)}`

/** The id that a client's own UUID stands for, so that sending again is not sending anew. */
export const idFromUuid = (prefix: string, uuid: string) => idFor(prefix, uuid.replaceAll('-', '').toLowerCase())

/** A code that people read aloud and type: six signs, none easily mistaken for another. */
export const newCode = () => randomText(6).toUpperCase()

/** Six digits that people copy by hand; with so few, whoever takes them counts the tries. */
export const newDigits = () =>
  String((crypto.getRandomValues(new Uint32Array(1))[0] as number) % 1_000_000).padStart(6, '0')

/** A code that is handed out at a meeting and typed once: 40 random bits, in two parts. */
export const newMeetingCode = () => `${randomText(4)}-${randomText(4)}`.toUpperCase()

/** A code that is kept on paper: 60 random bits, in three parts. */
export const newPaperCode = () => [randomText(4), randomText(4), randomText(4)].join('-')

/** A secret for a link or a session: 200 random bits. */
export const newSecret = () => randomText(40)

/** What a program shows for itself: 260 random bits. */
export const newKeySecret = () => randomText(52)

// Up to so many bytes it takes less to hash them here than to hand them over and to wait.
const fewBytes = 16_000
const encoder = new TextEncoder()

export async function sha256(text: string | Uint8Array): Promise<string> {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text
  if (bytes.byteLength <= fewBytes) return bytesToHex(sha256At(bytes))
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
