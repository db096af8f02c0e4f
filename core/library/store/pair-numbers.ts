const fewest = 1024

const mixed = (first: number, second: number) => {
  const value = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b)
  return value ^ (value >>> 15)
}

/**
 * Numbers pairs of whole numbers of 32 bits from 0 on, as they are first asked for. Looking words and pairs up in maps took a tenth of
 * what an import of short documents takes of a processor.
 */
export function pairNumbers(): (first: number, second: number) => number {
  let [firsts, seconds] = [new Int32Array(fewest), new Int32Array(fewest)]
  // A pair's number and one, at its place or behind it; half of them stay free.
  let places = new Int32Array(2 * fewest)
  let count = 0
  // Where pairs fall is drawn anew for each table, so that no text can have them fall upon each other.
  const drawn = Math.floor(Math.random() * 2 ** 32)

  function freeFor(first: number, second: number): number {
    let place = mixed(first ^ drawn, second) & (places.length - 1)
    while (places[place] !== 0) place = (place + 1) & (places.length - 1)
    return place
  }
  function grow(): void {
    const [before, beside] = [firsts, seconds]
    firsts = new Int32Array(2 * count)
    seconds = new Int32Array(2 * count)
    firsts.set(before)
    seconds.set(beside)
    places = new Int32Array(4 * count)
    for (let at = 0; at < count; at++) places[freeFor(firsts[at] as number, seconds[at] as number)] = at + 1
  }

  return (first, second) => {
    const [a, b] = [first | 0, second | 0]
    let place = mixed(a ^ drawn, b) & (places.length - 1)
    for (let at = places[place] as number; at !== 0; at = places[place] as number) {
      if (firsts[at - 1] === a && seconds[at - 1] === b) return at - 1
      place = (place + 1) & (places.length - 1)
    }
    if (count === firsts.length) {
      grow()
      place = freeFor(a, b)
    }
    firsts[count] = a
    seconds[count] = b
    places[place] = ++count
    return count - 1
  }
}
