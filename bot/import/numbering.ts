/** `text` holds "%1" for the number of the first level, and so on; `style` is that whose paragraphs are of this level;
 * `restart` is how many of the levels above make it begin anew, where not all do; a `legal` one writes the numbers above it in
 * figures, "1.1." below "I.". */
export type Level = { format: string; text: string; start: number; style: string; restart?: number; legal?: boolean }
/** A list, which may count on with others of the same `abstract`, or begin anew at its own `starts`. */
export type List = { abstract: string; levels: Level[]; starts: Map<number, number> }

/**
 * Counts the items of a document's lists in their order, and answers what Word writes before each; null for a bullet. Programs
 * differ in how an item counts that comes after items of a level below it and none of its own, and some ways to write a number
 * hang on Word's own language ("thứ nhất"): `onDoubt` is told of each.
 */
export function counter(onDoubt: () => void = () => {}): (id: string, list: List, at: number) => string | null {
  const passed = new Set<string>()
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return (id, list, at) => {
    const level = list.levels[at]
    if (!level || level.format === 'bullet' || level.format === 'none' || !level.text) return null
    const count = counts.get(list.abstract) ?? []
    counts.set(list.abstract, count)
    const restart = begun.has(`${id} ${at}`) ? undefined : list.starts.get(at)
    begun.add(`${id} ${at}`)
    const before = count[at]
    for (let above = 0; above < at; above++) if (count[above] === undefined) passed.add(`${list.abstract} ${above}`)
    if (before === undefined && restart === undefined && passed.has(`${list.abstract} ${at}`)) onDoubt()
    count[at] = restart ?? (before === undefined ? level.start : before + 1)
    for (let below = at + 1; below < count.length; below++)
      if (at < (list.levels[below]?.restart ?? below)) count[below] = undefined
    return level.text.replace(/%(\d)/g, (_, n: string) => {
      const other = list.levels[Number(n) - 1]
      const format = level.legal && other?.format !== 'decimalZero' ? 'decimal' : (other?.format ?? 'decimal')
      return written(count[Number(n) - 1] ?? other?.start ?? 1, format, onDoubt)
    })
  }
}

const romans: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

// Where the signs of numbers in a circle, in brackets and before a point begin; of each there are twenty.
const signsFrom: Record<string, number> = {
  decimalEnclosedCircle: 0x2460,
  decimalEnclosedCircleChinese: 0x2460,
  decimalEnclosedParen: 0x2474,
  decimalEnclosedFullstop: 0x2488,
}

function written(value: number, format: string, onDoubt: () => void): string {
  const sign = signsFrom[format]
  if (sign && value > 0 && value <= 20) return String.fromCharCode(sign + value - 1)
  if (format === 'numberInDash') return `- ${value} -`
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 5) || 1)
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    let rest = value
    let text = ''
    for (const [worth, sign] of romans) for (; rest >= worth && text.length < 20; rest -= worth) text += sign
    return format === 'lowerRoman' ? text.toLowerCase() : text
  }
  // "001, 002, …": a form of the office's own, told by its first number.
  const [, zeros] = /^(0{1,5}1)(?:,|$)/.exec(format) ?? []
  if (zeros) return String(value).padStart(zeros.length, '0')
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  if (format !== 'decimal') onDoubt()
  return String(value)
}
