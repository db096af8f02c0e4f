/** Numbers that look like chance and are the same for one seed on every machine. */
export type Chance = {
  /** A whole number from one to another, both included. */
  between(least: number, most: number): number
  of<T>(all: readonly T[]): T
  /** So many different ones of a list. */
  some<T>(all: readonly T[], many: number): T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  // The mixing steps of a 32-bit hash (Steele and Vigna's constants), which need no more than a counter.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    of: (all) => all[between(0, all.length - 1)] as (typeof all)[number],
    some(all, many) {
      const left = [...all]
      return Array.from({ length: Math.min(many, left.length) }, () => left.splice(between(0, left.length - 1), 1)[0]!)
    },
  }
}
