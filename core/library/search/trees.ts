const depth = 3
const leaves = 2 ** depth

/**
 * Reads a page of trees, and gives what they add up to for numbers in the order of `names`. A line is a tree: what it asks of three of
 * them, and what it gives where none holds, where the last does, and so on.
 */
export function worthBy(page: string, names: readonly string[]): (numbers: readonly number[]) => number {
  const lines = page.trim().split('\n').filter(Boolean)
  const feature = new Uint8Array(lines.length * depth)
  const above = new Float64Array(lines.length * depth)
  const gives = new Float64Array(lines.length * leaves)
  lines.forEach((line, tree) => {
    const [asks = '', values = ''] = line.split(' : ')
    asks.split(' ').forEach((ask, i) => {
      const [name = '', over = ''] = ask.split('>')
      if (!names.includes(name)) throw new RangeError(`a tree asks for ${name}, which nobody looks at`)
      feature[tree * depth + i] = names.indexOf(name)
      above[tree * depth + i] = Number(over)
    })
    gives.set(values.split(' ').map(Number), tree * leaves)
  })
  const told = new Float64Array(names.length)
  return (numbers) => {
    for (let i = 0; i < told.length; i++) told[i] = numbers[i] ?? 0
    let sum = 0
    for (let at = 0, leaf = 0; at < feature.length; at += depth, leaf += leaves) {
      const first = (told[feature[at] as number] as number) > (above[at] as number) ? 4 : 0
      const second = (told[feature[at + 1] as number] as number) > (above[at + 1] as number) ? 2 : 0
      const third = (told[feature[at + 2] as number] as number) > (above[at + 2] as number) ? 1 : 0
      sum += gives[leaf + first + second + third] as number
    }
    return sum
  }
}
