import { romanOf } from '../../../core/text/roman.ts'
import type { Element } from './dom.ts'

/** "1." in a numbered list, "a)" in one inside it, "-" where there is no number. */
export function itemMark(item: Element): string {
  const list = item.parentElement
  if (list?.tagName.toUpperCase() !== 'OL') return '-'
  const numbers = numbersIn.get(list) ?? numbersOf(list)
  numbersIn.set(list, numbers)
  const number = numbers.get(item) ?? 1
  return markOf(list, number)
}

// Counted once a list, however many items it has.
const numbersIn = new WeakMap<Element, Map<Element, number>>()

/** What a browser counts each item of a list as, forwards or back, from where the list or the item says. */
function numbersOf(list: Element): Map<Element, number> {
  const items = Array.from(list.children).filter((one) => one.tagName.toUpperCase() === 'LI')
  const isReversed = list.getAttribute('reversed') !== null
  let next = numberOf(list, 'start') ?? (isReversed ? items.length : 1)
  return new Map(
    items.map((item) => {
      const number = numberOf(item, 'value') ?? next
      next = number + (isReversed ? -1 : 1)
      return [item, number]
    }),
  )
}

/** A number as its list writes it, "II." or "b)"; in a list within a plain one it is a letter where nothing else is said. */
function markOf(list: Element, number: number): string {
  const outer = list.parentElement?.closest('ol')
  const type = list.getAttribute('type') ?? (outer && /^1?$/.test(outer.getAttribute('type') ?? '') ? 'point' : '1')
  const [before, after] = ['data-before', 'data-after'].map((name) => list.getAttribute(name))
  if (after !== null && after !== undefined) return `${before}${writtenAs(type, number)}${after}`
  if (type === 'point') return `${pointLetters[number - 1] ?? number})`
  return `${writtenAs(type, number)}${type === 'a' ? ')' : '.'}`
}

function writtenAs(type: string, number: number): string {
  const letter = latinLetters[number - 1] ?? String(number)
  if (/^a$/i.test(type)) return type === 'a' ? letter : letter.toUpperCase()
  const roman = /^i$/i.test(type) && number > 0 && number < 60 ? romanOf(number) : String(number)
  return type === 'i' ? roman.toLowerCase() : roman
}

/** A whole number that an attribute gives. */
function numberOf(element: Element, name: string): number | null {
  const given = element.getAttribute(name)?.trim() ?? ''
  return /^\d{1,6}$/.test(given) ? Number(given) : null
}
const pointLetters = 'abcdđeghiklmnopqrstuvxy'
const latinLetters = 'abcdefghijklmnopqrstuvwxyz'
