import type { AST } from '@eslint-community/regexpp'
import { analyse } from 'scslre'
import { parseSync } from 'vite'
import type { SourceFile } from './source-files.ts'

export type Regex = { source: string; flags: string }
type Node = { type?: string; start: number; end: number; [key: string]: unknown }

/** The regular expressions that stand in a file as they are, and where it builds others of parts. */
export function regexesOf({ path, text }: SourceFile): { literals: Regex[]; builds: string[] } {
  const literals: Regex[] = []
  const builds: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one)
      return
    }
    if (!value || typeof value !== 'object') return
    const node = value as Node
    const regex = node.regex as { pattern: string; flags: string } | undefined
    if (node.type === 'Literal' && regex) literals.push({ source: regex.pattern, flags: regex.flags })
    const callee = node.callee as { name?: string } | undefined
    if (callee?.name === 'RegExp') builds.push(text.slice(node.start, node.end))
    for (const key of Object.keys(node)) visit(node[key])
  }
  visit(parseSync(path, text).program)
  return { literals, builds }
}

/**
 * Why a pattern may take much longer than a text is long, null if it may not: two of its parts that share characters
 * (scslre reads the automaton), or beginnings each of which reads on over the others.
 */
export function steepnessOf(regex: Regex): string | null {
  const { parsed, reports } = analyse(regex)
  const shared = reports.find((report) => report.exponential || report.type !== 'Move')
  if (shared) return `${shared.type}: ${quantifiersOf(shared)} share ${JSON.stringify(shared.character.pick)}`
  for (const { before, quantifier } of longQuantifiers(parsed.pattern)) {
    const pump = pumpsFor(before, quantifier).find((text) => growth(regex, before, quantifier, text) > steepGrowth)
    if (pump) return `${quantifier.raw} reads on from each of many ${JSON.stringify(pump)}`
  }
  const moved = reports.find((report) => report.type === 'Move' && isWithin(report.quant, 'lookbehind'))
  return moved ? `${quantifiersOf(moved)} looks back over many ${JSON.stringify(moved.character.pick)}` : null
}

const manyTimes = 40
const steepGrowth = 3
// A quantifier that stops so late is as good as one that never does.
const longestReach = 300

type Report = ReturnType<typeof analyse>['reports'][number]
const quantifiersOf = (report: Report) =>
  report.type === 'Trade' ? `${report.startQuant.raw} and ${report.endQuant.raw}` : report.quant.raw

const isWithin = (node: AST.Node | null, kind: AST.Assertion['kind']): boolean =>
  node !== null && ((node.type === 'Assertion' && node.kind === kind) || isWithin(node.parent, kind))

type Placed = { before: AST.Element[]; quantifier: AST.Quantifier }

/** The quantifiers without an end, lookbehinds left out, each with what stands before it on the way to it. */
function longQuantifiers(pattern: AST.Pattern): Placed[] {
  const within = (node: AST.Node, before: AST.Element[]): Placed[] => {
    if (node.type === 'Quantifier') {
      const inner = within(node.element, before)
      return node.max > longestReach ? [{ before, quantifier: node }, ...inner] : inner
    }
    if (!('alternatives' in node) || isWithin(node, 'lookbehind')) return []
    return node.alternatives.flatMap((alternative) =>
      'elements' in alternative
        ? alternative.elements.flatMap((element, at) =>
            within(element, [...before, ...alternative.elements.slice(0, at)]),
          )
        : [],
    )
  }
  return within(pattern, [])
}

/** How much more is read of twice as many pumps: 2 where each place is read once, 4 where each is read from every other. */
function growth(regex: Regex, before: AST.Element[], quantifier: AST.Quantifier, pump: string): number {
  const flags = `${regex.flags.replace(/[gy]/g, '')}y`
  const { raw, greedy } = quantifier
  const reach = patternOf(before.map((element) => element.raw).join('') + (greedy ? raw : raw.slice(0, -1)), flags)
  const whole = new RegExp(regex.source, flags)
  if (!reach || regex.flags.includes('y')) return 0
  const looksAhead = isWithin(quantifier, 'lookahead')
  const readOf = (text: string) => {
    let read = 0
    for (let at = 0; at < text.length; ) {
      whole.lastIndex = reach.lastIndex = at
      const matched = whole.exec(text)?.[0].length ?? 0
      const reached = reach.exec(text)?.[0].length ?? 0
      read += 1 + (matched && !looksAhead ? matched : reached)
      if (matched && !regex.flags.includes('g')) break
      at += matched || 1
    }
    return read
  }
  const ended = (times: number) => `${pump.repeat(times)}\u0001`
  return readOf(ended(2 * manyTimes)) / readOf(ended(manyTimes))
}

function patternOf(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags)
  } catch {
    return null
  }
}

function pumpsFor(before: AST.Element[], { element }: AST.Quantifier): string[] {
  const repeated = textsOf(element)
  const first = inOrder(before.map(textsOf))
  const pumps = [
    ...repeated,
    ...first,
    ...first.flatMap((start) => repeated.flatMap((more) => [start + more, more + start])),
  ]
  return [...new Set(pumps)].filter(Boolean)
}

const mostTexts = 6
const letters = [...'aàAẠ1 \n.,-–/:;!?()[]{}<>"“”\'*_#|@&%+=•…']

/** Some of the texts that a part of a pattern takes. */
function textsOf(node: AST.Element): string[] {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.flatMap(({ elements }) => inOrder(elements.map(textsOf))).slice(0, mostTexts)
    case 'Quantifier':
      return node.max === 0 ? [''] : textsOf(node.element).map((text) => text.repeat(Math.max(1, node.min)))
    case 'Character':
      return [String.fromCodePoint(node.value)]
    case 'CharacterClass':
    case 'CharacterSet': {
      const taking = patternOf(`^(?:${node.raw})$`, 'u') ?? patternOf(`^(?:${node.raw})$`, '')
      const taken = letters.filter((letter) => taking?.test(letter))
      return taken.length > mostTexts ? taken.filter((_, at) => at % Math.ceil(taken.length / mostTexts) === 0) : taken
    }
    default:
      return ['']
  }
}

/** Texts one behind the other: as many as the part with most of them has. */
function inOrder(parts: string[][]): string[] {
  const many = Math.max(1, ...parts.map((texts) => texts.length))
  return Array.from({ length: many }, (_, at) => parts.map((texts) => texts[at % texts.length] ?? '').join(''))
}
