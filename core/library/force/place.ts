import { depthOf, numberOf, type Place, type Scope, type Step, type Unit } from './scope.ts'

/** Where a passage stands in its document: the parts that its label and the divisions above it name, from the outermost in. */
export type PassagePlace = { attached: string; steps: { unit: Unit; at: number; said: string }[] }

/**
 * What a relation means of a passage: all of it, something in it (`point`, where that is one point of it), or nobody can tell whether
 * anything. `called` is how the place in which they meet is called: "khoản 2 Điều 7".
 */
export type Touch = { how: 'whole' | 'part' | 'unsure'; called: string; point?: string }

const naming =
  /^(phụ lục|biểu mẫu|mẫu|phần|chương|tiểu mục|mục|điều|khoản|điểm|tiết)\s(?:(?:số|thứ)\s)?([\p{L}\d]{1,7}(?:\.\d{1,3})?)/iu
const pathMark = ' › '

/** `label` as "Quy chế kèm theo › Điều 5, khoản 2", `path` as "Chương II. TÊN › Mục 1". */
export function passagePlaceOf({ label, path }: { label: string; path: string }): PassagePlace {
  const names = label.split(pathMark)
  const own = (names.at(-1) ?? '').split(', ')
  const steps = new Map<Unit, PassagePlace['steps'][number]>()
  for (const part of [...path.split(pathMark), ...names.slice(0, -1), ...own]) {
    const [, word = '', said = ''] = naming.exec(part) ?? []
    const unit = (word.toLowerCase() === 'biểu mẫu' ? 'mẫu' : word.toLowerCase()) as Unit
    const at = word ? numberOf(unit, said) : null
    if (at !== null) steps.set(unit, { unit, at, said })
  }
  const first = (names.length > 1 ? names[0] : own[0]) ?? ''
  const isAttached = (names.length > 1 || first.endsWith(attachedMark)) && !naming.test(first)
  return {
    attached: isAttached
      ? first
          .replace(/ \(\d{1,3}\)$/, '')
          .replace(attachedMark, '')
          .toLowerCase()
      : '',
    steps: [...steps.values()].sort((a, b) => depthOf(a.unit) - depthOf(b.unit)),
  }
}
const attachedMark = ' kèm theo'

/** What a relation means of a passage, by its words and what they were read as; null for nothing. */
export function touchOf(words: string, scope: Scope | null, passage: PassagePlace): Touch | null {
  if (!scope) return { how: 'unsure', called: words }
  const met = scope.places.flatMap((place) => meeting(place, passage) ?? [])
  if (scope.except) return outside(met, words)
  const order = ['whole', 'part', 'unsure'] as const
  return met.sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how))[0] ?? null
}

/** Of all but some places: what meets none of them is meant whole. */
function outside(met: Touch[], words: string): Touch | null {
  if (met.some(({ how }) => how === 'whole')) return null
  return { how: met.length > 0 ? 'unsure' : 'whole', called: words }
}

function meeting(place: Place, passage: PassagePlace): Touch | null {
  const at = (unit: Unit) => passage.steps.find((one) => one.unit === unit)
  const missing = place.steps.filter(({ unit }) => !at(unit))
  const differs = ({ unit, from, to }: Step) => {
    const there = at(unit)
    return there !== undefined && (there.at < from || there.at > to)
  }
  if (missing.length === place.steps.length || place.steps.some(differs)) return null
  const inArticle = place.steps.some(({ unit }) => unit === 'điều')
  if (inArticle && !at('điều')) return null
  const isOther = placedApart(place, passage, inArticle)
  if (isOther === 'yes') return null
  const deepest = depthOf(passage.steps.at(-1)?.unit ?? 'điều')
  const above = missing.filter(({ unit }) => depthOf(unit) < deepest && !(inArticle && depthOf(unit) < depthOf('điều')))
  const how = isOther || above.length > 0 ? 'unsure' : missing.length > 0 || place.inside ? 'part' : 'whole'
  const [only, more] = missing.filter((step) => !above.includes(step) && depthOf(step.unit) > deepest)
  const isPoint = how === 'part' && !place.inside && !more && only?.unit === 'điểm' && only.from === only.to
  return { how, called: calledOf(place, at), ...(isPoint && { point: only.said.toLowerCase() }) }
}

/**
 * Whether a place is in another part of the document than the passage, where articles are counted anew: 'yes', 'perhaps' where
 * the words say of no such part, or of one that the passage's document does not part; null where it is in the same.
 */
function placedApart(place: Place, { attached, steps }: PassagePlace, inArticle: boolean): 'yes' | 'perhaps' | null {
  if (place.attached && attached) return place.attached === attached ? null : 'yes'
  if (place.attached) return 'perhaps'
  const isAnnexed = (some: { unit: Unit }[]) => some.some(({ unit }) => unit === 'phụ lục' || unit === 'mẫu')
  if (isAnnexed(place.steps)) return null
  if (attached || (inArticle && isAnnexed(steps))) return 'perhaps'
  // Each chapter has a first section.
  const isBare = place.steps[0]?.unit === 'mục'
  return isBare && steps.some(({ unit }) => depthOf(unit) < depthOf('mục')) ? 'perhaps' : null
}

/** "điểm a khoản 2 Điều 7", from the innermost out; of several in a row the one that is met. */
function calledOf({ steps, attached, inside }: Place, at: (unit: Unit) => { said: string } | undefined): string {
  const names = steps.map(({ unit, said, from, to }) => {
    const name = depthOf(unit) <= depthOf('điều') ? unit.charAt(0).toUpperCase() + unit.slice(1) : unit
    return `${name} ${from === to ? said : (at(unit)?.said ?? said)}`
  })
  const inner = names.reverse().join(' ')
  const whose = attached ? `${inner} ${attached.charAt(0).toUpperCase()}${attached.slice(1)}` : inner
  return inside ? `một phần ${whose}` : whose
}
