/** How letters look, a bit each. `lifted` stands above the line without being set as a superscript. */
export const look = {
  hidden: 1,
  deleted: 2,
  inserted: 4,
  struck: 8,
  twiceStruck: 16,
  capitals: 32,
  raised: 64,
  lifted: 128,
  special: 256,
  tiny: 512,
  white: 1024,
  filled: 2048,
}

/** One setting of letters, of a paragraph or of a row: its code in the format and its value. */
export type Setting = { code: number; value: Buffer }

export const code = {
  style: 0x4a30,
  raised: 0x2a48,
  lifted: 0x4845,
  list: 0x460b,
  listLevel: 0x260a,
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  tableRow: 0xd608,
  mergedDown: 0xd62b,
  mergedAcross: 0x5624,
  elsewhere: 0x6646,
  tabs: 0xc615,
  size: 0x4a43,
  font: 0x4a4f,
  sign: 0x6a09,
  data: 0x6a03,
  initial: 0x442c,
  stands: 0x2461,
  stood: 0x2403,
  colour: 0x6870,
  oldColour: 0x2a42,
  marker: 0x2a0c,
  fill: 0xca71,
  oldFill: 0x4866,
}
/** Settings by which a paragraph or a row is filled with a colour. */
export const fills = new Set([0xc64d, 0x442d, 0xd609, 0xd612, 0xd60c, 0xd616])

const switches = new Map([
  [0x0800, look.deleted],
  [0x0801, look.inserted],
  [0x0855, look.special],
])
/** These may also say "as the style says" and "not as the style says". */
const toggles = new Map([
  [0x0837, look.struck],
  [0x2a53, look.twiceStruck],
  [0x083b, look.capitals],
  [0x083c, look.hidden],
])
const [asStyle, notAsStyle] = [0x80, 0x81]

const tinyHalfPoints = 2
const oldWhite = 8
const isWhite = ([red, green, blue, automatic]: Buffer) =>
  red === 255 && green === 255 && blue === 255 && automatic === 0

const varying = -1
const sizes = [1, 1, 2, 4, 2, 2, varying, 3]

/** The settings in a list of them. How long a value is stands in the three highest bits of its code; its kind is the whole code. */
export function settingsIn(bytes: Buffer): Setting[] {
  const found: Setting[] = []
  for (let at = 0; at + 3 <= bytes.length; ) {
    const setting = bytes.readUInt16LE(at)
    at += 2
    let size = sizes[setting >> 13] as number
    if (setting === code.tableRow && at + 2 <= bytes.length) {
      size = bytes.readUInt16LE(at) - 1
      at += 2
    } else if (size === varying) {
      size = bytes[at] as number
      at += 1
      // A long list of tab stops says 255 and is counted by its two parts.
      if (setting === code.tabs && size === 255) {
        const gone = 4 * (bytes[at] ?? 0)
        size = 2 + gone + 3 * (bytes[at + 1 + gone] ?? 0)
      }
    }
    found.push({ code: setting, value: bytes.subarray(at, at + Math.max(size, 0)) })
    at += Math.max(size, 0)
  }
  return found
}

/** How letters look that looked like `before`, once these settings are laid on them; `style` is how their style looks. */
export function lookWith(before: number, settings: Setting[], style: number, styleLook: (style: number) => number) {
  let now = before
  let own = style
  const put = (bit: number, on: boolean) => {
    now = on ? now | bit : now & ~bit
  }
  for (const { code: setting, value } of settings) {
    const [first = 0] = value
    const toggle = toggles.get(setting)
    const plain = switches.get(setting)
    if (plain) put(plain, first !== 0)
    else if (toggle) {
      const styled = (own & toggle) !== 0
      put(toggle, first === asStyle ? styled : first === notAsStyle ? !styled : first !== 0)
    } else if (setting === code.raised) put(look.raised, first === 1)
    else if (setting === code.lifted && value.length >= 2) put(look.lifted, value.readInt16LE(0) > 0)
    else if (setting === code.size && value.length >= 2) put(look.tiny, value.readUInt16LE(0) <= tinyHalfPoints)
    else if (setting === code.colour && value.length >= 4) put(look.white, isWhite(value))
    else if (setting === code.oldColour) put(look.white, first === oldWhite)
    else if (setting === code.marker) put(look.filled, first !== 0 && first !== oldWhite)
    else if (setting === code.oldFill) put(look.filled, value.some(Boolean))
    else if (setting === code.fill && value.length >= 8) put(look.filled, value[7] === 0 && !isWhite(value.subarray(4)))
    else if (setting === code.style && value.length >= 2) {
      own |= styleLook(value.readUInt16LE(0))
      now |= own
    }
  }
  return now
}
