/** How long a code stands on the wall. */
export const slotMs = 20_000
/** A code that left the wall is still the present one for as long as a phone takes to open a page and send. */
const slotsAfter = 2

/** What a QR says: at which point, and either when it stood on the wall or which printing it is of. */
export type Code = { point: number; mac: string } & ({ slot: number } | { printing: number })

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const macLength = 8

/** Makes and checks the codes of one gathering by its secret, which no phone ever has. */
export async function codesOf(secret: string) {
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const macOf = async (text: string) => {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)))
    return Array.from(mac.subarray(0, macLength), (byte) => alphabet[byte & 31]).join('')
  }
  return {
    /** The code that stands on the wall of a point at an instant; point 0 is the gathering as a whole. */
    async onWall(point: number, at: number): Promise<string> {
      const slot = slotOf(at)
      return `${point}.${slot.toString(36)}.${await macOf(`wall ${point} ${slot}`)}`
    },
    /** The code for paper, until the next printing. */
    onPaper: async (point: number, printing: number): Promise<string> =>
      `${point}.p${printing}.${await macOf(`paper ${point} ${printing}`)}`,
    /** The number that is written up in the room. */
    async inRoom(point: number, printing: number): Promise<string> {
      const mac = await macOf(`room ${point} ${printing}`)
      return [...mac.slice(0, 4)].map((sign) => String(alphabet.indexOf(sign) % 10)).join('')
    },
    /** What makes whoever has it the keeper of a point. */
    forKeeper: async (point: number): Promise<string> => `${point}.${await macOf(`keep ${point}`)}`,
    isTrue: async (code: Code): Promise<boolean> =>
      code.mac ===
      (await macOf('slot' in code ? `wall ${code.point} ${code.slot}` : `paper ${code.point} ${code.printing}`)),
  }
}

export const slotOf = (at: number) => Math.floor(at / slotMs)

/** When a slot's code came up on the wall. */
export const slotAt = (slot: number) => slot * slotMs

/** Whether a code of this slot is still, or within a phone's clock nearly, on the wall. */
export const isOnWall = (slot: number, now: number) => slot >= slotOf(now) - slotsAfter && slot <= slotOf(now) + 1

/** The code in what a phone read, whole link or the end of it; null where there is none. */
export function codeIn(text: string): Code | null {
  const found = /^(\d{1,6})\.(p?)([0-9a-z]{1,10})\.([0-9a-z]{8})$/.exec(text.slice(text.lastIndexOf('/') + 1))
  if (!found) return null
  const [, point, onPaper, number = '', mac = ''] = found
  if (!onPaper) return { point: Number(point), mac, slot: Number.parseInt(number, 36) }
  return /^\d+$/.test(number) ? { point: Number(point), mac, printing: Number(number) } : null
}
