import type { Step } from './align.ts'
import { isSyllable } from './likeness.ts'
import { namesIn } from './names.ts'
import type { Token, Tokens } from './tokens.ts'

/** Two texts side by side; `isTidy`: as good as nothing in the given one is mistyped, `isMarked`: it was typed with its marks. */
export type Pair = {
  given: Tokens
  original: Tokens
  givenNames: Uint8Array
  originalNames: Uint8Array
  isTidy: boolean
  isMarked: boolean
}

const marked = (tokens: readonly Token[]) => tokens.filter(({ exact }) => /\P{ASCII}/u.test(exact)).length

export function pairOf(given: Tokens, original: Tokens, steps: Step[]): Pair {
  const slips = steps.filter(
    ({ at, from, same }) => same && given.tokens[at!]!.key !== original.tokens[from!]!.key,
  ).length
  const words = Math.max(1, given.tokens.length)
  return {
    ...{ given, original, givenNames: namesIn(given.tokens), originalNames: namesIn(original.tokens) },
    // Whoever mistypes nothing else did not mistype a name.
    isTidy: slips <= 1 + words / 60,
    isMarked: marked(given.tokens) / words > 0.4,
  }
}

/** `next`: the step behind it, where that is the same in both. */
export type Group = { given: number[]; original: number[]; steps: Step[]; next?: Step }

/** Stretches of steps that say something else, none with a harmless step in it. */
export function groupsOf(steps: Step[], pair: Pair): Group[] {
  const groups: Group[] = []
  let open: Group | null = null
  for (const step of steps) {
    const differs = !step.same || isOtherName(step, pair)
    if (!differs) {
      if (open) open.next = step
      open = null
      continue
    }
    if (!open) {
      open = { given: [], original: [], steps: [] }
      groups.push(open)
    }
    open.steps.push(step)
    if (step.at !== null) open.given.push(step.at)
    if (step.from !== null) open.original.push(step.from)
  }
  return groups.flatMap((group) => bySentence(group, pair))
}

const negations = new Set(['khong', 'chua', 'chang', 'dung', 'cam', 'ngung', 'huy', 'tam'])

/**
 * Where sentences stand in another order, what is too short to be found again there is no change: a word is taken for one that
 * the original has and nothing else stands for.
 */
export function withoutStrays(groups: Group[], steps: Step[], { given, original }: Pair): Group[] {
  const inPairs = steps.filter(({ from }) => from !== null)
  if (inPairs.every(({ from }, i) => i === 0 || from! > inPairs[i - 1]!.from!)) return groups
  const used = new Set(steps.filter(({ same }) => same).map(({ from }) => from))
  const free = new Map<string, number>()
  original.tokens.forEach(({ key }, i) => {
    if (!used.has(i)) free.set(key, (free.get(key) ?? 0) + 1)
  })
  const isStray = (at: number) => {
    const { key } = given.tokens[at]!
    const left = negations.has(key) ? 0 : (free.get(key) ?? 0)
    if (left > 0) free.set(key, left - 1)
    return left > 0
  }
  return groups.map((group) => {
    const strays = new Set(group.given.filter(isStray))
    if (strays.size === 0) return group
    const rest = group.given.filter((at) => !strays.has(at))
    return { ...group, given: rest, original: rest.length > 0 ? group.original : [] }
  })
}

/** What is only left out is told by sentence: a whole one is a cut, part of one is a change. */
function bySentence(group: Group, { original }: Pair): Group[] {
  if (group.given.length > 0) return [group]
  const parts = new Map<number, number[]>()
  for (const from of group.original) {
    const { sentence } = original.tokens[from]!
    parts.set(sentence, [...(parts.get(sentence) ?? []), from])
  }
  return [...parts.values()]
    .filter((part) => !isWholeSentence(part, original.tokens))
    .map((part) => ({
      given: [],
      original: part,
      steps: group.steps.filter(({ from }) => from !== null && part.includes(from)),
    }))
}

function isWholeSentence(part: number[], tokens: readonly Token[]): boolean {
  const [first, last] = [part[0]!, part.at(-1)!]
  return (
    tokens[first]!.sentence !== tokens[first - 1]?.sentence && tokens[last]!.sentence !== tokens[last + 1]?.sentence
  )
}

/** “Lan” and “Loan” are a letter apart, and two people. */
export function isOtherName({ at, from }: Step, { given, original, originalNames, isTidy, isMarked }: Pair): boolean {
  if (at === null || from === null || !originalNames[from]) return false
  const [a, b] = [given.tokens[at]!, original.tokens[from]!]
  if (a.kind !== 'word' || a.exact === b.exact) return false
  if (a.key === b.key)
    return isMarked && isTidy && /\P{ASCII}/u.test(a.exact) && /\P{ASCII}/u.test(b.exact) && a.isCapital
  return isTidy && isSyllable(a.key) && isSyllable(b.key) && !isStretched(a.key, b.key)
}

const isStretched = (a: string, b: string) => a.replace(/(.)\1+/g, '$1') === b.replace(/(.)\1+/g, '$1')
