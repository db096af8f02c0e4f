// A QR code of bytes, at the level that a seventh of it may be lost (M), by ISO/IEC 18004: versions 1 to 10 hold any of our links.

/** By version: the words of correction of each block, how many words of data each holds, and where its small squares stand. */
const versions: { correction: number; blocks: number[]; aligned: number[] }[] = [
  { correction: 10, blocks: [16], aligned: [] },
  { correction: 16, blocks: [28], aligned: [6, 18] },
  { correction: 26, blocks: [44], aligned: [6, 22] },
  { correction: 18, blocks: [32, 32], aligned: [6, 26] },
  { correction: 24, blocks: [43, 43], aligned: [6, 30] },
  { correction: 16, blocks: [27, 27, 27, 27], aligned: [6, 34] },
  { correction: 18, blocks: [31, 31, 31, 31], aligned: [6, 22, 38] },
  { correction: 22, blocks: [38, 38, 39, 39], aligned: [6, 24, 42] },
  { correction: 22, blocks: [36, 36, 36, 37, 37], aligned: [6, 26, 46] },
  { correction: 26, blocks: [43, 43, 43, 43, 44], aligned: [6, 28, 50] },
]

type Squares = boolean[][]

/**
 * The squares of a text's code, row by row, without the white around them.
 *
 * @throws RangeError for more than 213 bytes
 */
export function qrOf(text: string): Squares {
  const bytes = new TextEncoder().encode(text)
  const at = versions.findIndex(({ blocks }, index) => bytes.length + (index < 9 ? 2 : 3) <= sum(blocks))
  const version = versions[at]
  if (!version) throw new RangeError('too long for a code')
  const words = interleaved(dataOf(bytes, sum(version.blocks), at < 9 ? 8 : 16), version)
  const { squares, taken } = frame(at + 1, version.aligned)
  lay(words, squares, taken)
  const masked = masks.map((mask, number) => {
    const copy = squares.map((row, y) => row.map((dark, x) => dark !== (!taken[y]?.[x] && mask(x, y))))
    markFormat(copy, number)
    return copy
  })
  return masked.reduce((best, next) => (penaltyOf(next) < penaltyOf(best) ? next : best))
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

function dataOf(bytes: Uint8Array, capacity: number, lengthBits: number): number[] {
  const bits: number[] = []
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  put(0b0100, 4)
  put(bytes.length, lengthBits)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, capacity * 8 - bits.length))
  while (bits.length % 8 > 0) bits.push(0)
  const words: number[] = []
  for (let at = 0; at < bits.length; at += 8)
    words.push(bits.slice(at, at + 8).reduce((word, bit) => word * 2 + bit, 0))
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

/** The words of all blocks in turn, and then their words of correction likewise. */
function interleaved(data: number[], { correction, blocks }: (typeof versions)[number]): number[] {
  let start = 0
  const parts = blocks.map((length) => {
    const words = data.slice(start, start + length)
    start += length
    return { words, check: correctionOf(words, correction) }
  })
  const inTurn = (lists: number[][]) =>
    Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) =>
      lists.flatMap((list) => list[at] ?? []),
    ).flat()
  return [...inTurn(parts.map(({ words }) => words)), ...inTurn(parts.map(({ check }) => check))]
}

// The field of 256 by x^8 + x^4 + x^3 + x^2 + 1.
const powers: number[] = [1]
for (let at = 1; at < 255; at++) {
  const next = (powers[at - 1] ?? 0) * 2
  powers.push(next > 255 ? next ^ 0x11d : next)
}
const logs = new Map(powers.map((value, at) => [value, at]))
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (powers[((logs.get(a) ?? 0) + (logs.get(b) ?? 0)) % 255] ?? 0)

function correctionOf(words: number[], count: number): number[] {
  let divisor = [1]
  for (let at = 0; at < count; at++)
    divisor = [...divisor, 0].map((one, place) => one ^ times(divisor[place - 1] ?? 0, powers[at] ?? 0))
  const rest = [...words, ...Array<number>(count).fill(0)]
  for (let at = 0; at < words.length; at++) {
    const lead = rest[at] ?? 0
    divisor.forEach((one, place) => {
      rest[at + place] = (rest[at + place] ?? 0) ^ times(one, lead)
    })
  }
  return rest.slice(words.length)
}

/** All that stands there whatever is said: the three eyes, the small squares, the two rows of dots, and what is kept for marks. */
function frame(version: number, aligned: number[]) {
  const size = 17 + 4 * version
  const squares: Squares = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const taken: Squares = squares.map((row) => [...row])
  const set = (x: number, y: number, dark: boolean) => {
    const [row, mark] = [squares[y], taken[y]]
    if (!row || !mark || x < 0 || x >= size) return
    row[x] = dark
    mark[x] = true
  }
  const rings = (cx: number, cy: number, reach: number, dark: (ring: number) => boolean) => {
    for (let y = -reach; y <= reach; y++)
      for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, dark(Math.max(Math.abs(x), Math.abs(y))))
  }
  for (let at = 0; at < size; at++)
    for (const [x, y] of [
      [6, at],
      [at, 6],
    ] as const)
      set(x, y, at % 2 === 0)
  for (const cy of aligned)
    for (const cx of aligned) {
      const isEye = (cx === 6 && cy === 6) || (cx === 6 && cy === size - 7) || (cx === size - 7 && cy === 6)
      if (!isEye) rings(cx, cy, 2, (ring) => ring !== 1)
    }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(x, y, 4, (ring) => ring !== 2 && ring !== 4)
  for (let at = 0; at < 9; at++) {
    if (at !== 6)
      for (const [x, y] of [
        [8, at],
        [at, 8],
      ] as const)
        set(x, y, false)
    if (at < 8)
      for (const [x, y] of [
        [8, size - 1 - at],
        [size - 1 - at, 8],
      ] as const)
        set(x, y, false)
  }
  if (version >= 7) {
    const bits = (version << 12) | remainder(version << 12, 0x1f25)
    for (let at = 0; at < 18; at++) {
      const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)]
      const dark = ((bits >> at) & 1) === 1
      set(near, far, dark)
      set(far, near, dark)
    }
  }
  return { squares, taken }
}

const widthOf = (value: number) => 32 - Math.clz32(value)

function remainder(value: number, divisor: number): number {
  let rest = value
  while (widthOf(rest) >= widthOf(divisor)) rest ^= divisor << (widthOf(rest) - widthOf(divisor))
  return rest
}

/** Lays the words in pairs of columns from the right, up and down in turn. */
function lay(words: number[], squares: Squares, taken: Squares): void {
  const size = squares.length
  let bit = 0
  let isUp = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const row = squares[y]
        if (!row || taken[y]?.[x]) continue
        row[x] = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
        bit += 1
      }
    }
    isUp = !isUp
  }
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Says, twice, by which mask and at which level a code is to be read. */
function markFormat(squares: Squares, mask: number): void {
  const size = squares.length
  const bits = ((mask << 10) | remainder(mask << 10, 0x537)) ^ 0x5412
  const set = (x: number, y: number, dark: boolean) => {
    const row = squares[y]
    if (row) row[x] = dark
  }
  for (let at = 0; at < 15; at++) {
    const dark = ((bits >> at) & 1) === 1
    set(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, dark)
    set(at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, 8, dark)
  }
  set(8, size - 8, true)
}

/** How hard a code is to read, by the four rules of the standard. */
function penaltyOf(squares: Squares): number {
  const size = squares.length
  const lines = [
    ...squares.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
    ...squares.map((_, x) => squares.map((row) => (row[x] ? '1' : '0')).join('')),
  ]
  let penalty = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2
    for (let at = 0; at + 11 <= size; at++)
      if (['10111010000', '00001011101'].includes(line.slice(at, at + 11))) penalty += 40
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const dark = squares[y]?.[x]
      if (dark === squares[y - 1]?.[x] && dark === squares[y]?.[x - 1] && dark === squares[y - 1]?.[x - 1]) penalty += 3
    }
  const share = (squares.flat().filter(Boolean).length * 20) / (size * size)
  return penalty + Math.floor(Math.abs(share - 10)) * 10
}
