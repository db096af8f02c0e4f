import { expect, test } from 'vitest'
import {
  applied,
  type Content,
  changesBetween,
  clashes,
  type EditedItem,
  inverseOf,
  type Step,
} from '../../../miniapp/src/console/parts/desk/steps.ts'
import { deedOf, keyMeant } from '../../../miniapp/src/console/parts/stream/keys.ts'

const item = (id: string, title = id): EditedItem => ({ id, title, summary: '', sourceName: 'Phường', own: false })
const content: Content = { opening: 'Chào', closing: '', items: [item('a'), item('b'), item('c')] }
const ids = ({ items }: Content) => items.map(({ id }) => id).join('')

const steps: [name: string, step: Step][] = [
  ['an item taken in', { act: 'place', item: item('d'), at: 1 }],
  ['an item moved down', { act: 'place', item: item('a'), at: 2 }],
  ['an item left out', { act: 'drop', id: 'b' }],
  ['words of an item', { act: 'words', id: 'c', title: 'Khác', summary: 'Lời', own: true }],
  ['a line', { act: 'line', line: 'closing', text: 'Mời bà con' }],
]

test.each(steps)('%s is taken back by the inverse of its step', (_, step) => {
  const back = inverseOf(content, step)
  expect(applied(content, step)).not.toEqual(content)
  expect(applied(applied(content, step), back!)).toEqual(content)
})

test('a step that changes nothing has no inverse', () => {
  expect(inverseOf(content, { act: 'line', line: 'opening', text: 'Chào' })).toBeNull()
  expect(inverseOf(content, { act: 'drop', id: 'none' })).toBeNull()
  expect(inverseOf(content, { act: 'place', item: item('b'), at: 1 })).toBeNull()
})

test('what is taken in beside another’s step stands beside it, and an item that stood there keeps its own words', () => {
  const theirs = applied(content, { act: 'words', id: 'a', title: 'Lời của họ', summary: '', own: true })
  expect(ids(applied(theirs, { act: 'place', item: item('d'), at: 3 }))).toBe('abcd')
  expect(applied(theirs, { act: 'place', item: item('a'), at: 1 }).items[1]?.title).toBe('Lời của họ')
})

test('steps clash where both changed one line or one item’s words, and nowhere else', () => {
  const theirs = applied(applied(content, { act: 'line', line: 'opening', text: 'Kính chào' }), {
    ...{ act: 'words', id: 'a', title: 'Lời của họ', summary: '', own: true },
  })
  const clash = (step: Step) => clashes(step, content, theirs)
  expect(clash({ act: 'line', line: 'opening', text: 'Thưa' })).toBe(true)
  expect(clash({ act: 'line', line: 'closing', text: 'Hết' })).toBe(false)
  expect(clash({ act: 'words', id: 'a', title: 'Của tôi', summary: '', own: true })).toBe(true)
  expect(clash({ act: 'words', id: 'b', title: 'Của tôi', summary: '', own: true })).toBe(false)
  expect(clash({ act: 'drop', id: 'a' })).toBe(true)
  expect(clash({ act: 'place', item: item('a'), at: 2 })).toBe(false)
  const gone = applied(content, { act: 'drop', id: 'b' })
  expect(clashes({ act: 'words', id: 'b', title: 'Của tôi', summary: '', own: true }, content, gone)).toBe(true)
  expect(clashes({ act: 'drop', id: 'b' }, content, gone)).toBe(false)
})

test('what was begun on words that another has changed since clashes, however long their change has stood on the screen', () => {
  const theirs = applied(content, { act: 'words', id: 'a', title: 'Lời của họ', summary: '', own: true })
  const mine = { act: 'words', id: 'a', title: 'Của tôi', summary: '', own: true } as const
  expect(clashes({ ...mine, was: { title: 'a', summary: '' } }, theirs, theirs)).toBe(true)
  expect(clashes({ ...mine, was: { title: 'Lời của họ', summary: '' } }, theirs, theirs)).toBe(false)
  const line = { act: 'line', line: 'opening', text: 'Thưa' } as const
  expect(clashes({ ...line, was: 'Xin chào' }, content, content)).toBe(true)
})

test('what somebody else changed is told by what became of it', () => {
  const theirs: Content = { opening: '', closing: '', items: [item('c'), item('a', 'Khác'), item('d')] }
  expect(changesBetween(content, theirs)).toEqual({
    ...{ added: ['d'], dropped: ['b'], reworded: ['Khác'], reordered: true, lines: ['opening'] },
  })
})

test.each([
  ['j', 'j'],
  ['ạ', 'j'],
  ['ã', 'x'],
  ['â', 'a'],
  ['ậ', 'j'],
  ['K', 'k'],
  ['đ', 'd'],
  ['/', '/'],
])('the sign %s means the key %s, whatever the Vietnamese keyboard made of it', (sign, key) => {
  expect(keyMeant(sign)).toBe(key)
})

test('a key that goes with another, or that has a name, is the browser’s', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false }
  expect(deedOf({ key: 'a', ...none })).toBe('take')
  expect(deedOf({ key: 'a', ...none, ctrlKey: true })).toBeUndefined()
  expect(deedOf({ key: 'Tab', ...none })).toBeUndefined()
  expect(deedOf({ key: 'q', ...none })).toBeUndefined()
})
