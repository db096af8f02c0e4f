// What a key means at the desk. A Vietnamese keyboard may have made one letter of two: “a” then “j” arrive as “ạ”, and it is the
// last that was meant.

/** The keys that marks are typed by (Telex). */
const keyOfMark: Record<string, string> = {
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
  '\u0306': 'w',
  '\u031b': 'w',
}

/** The key that was pressed last for this sign: “ạ” is j, “ã” is x, “â” is a once more. */
export function keyMeant(key: string): string {
  if (key === 'đ' || key === 'Đ') return 'd'
  const [base = '', ...marks] = key.normalize('NFD')
  return (marks.flatMap((mark) => keyOfMark[mark] ?? []).at(-1) ?? base).toLowerCase()
}

export type Deed = 'next' | 'previous' | 'open' | 'take' | 'select' | 'reject' | 'undo' | 'search' | 'help'

export const deeds: Record<string, Deed> = {
  j: 'next',
  k: 'previous',
  o: 'open',
  a: 'take',
  x: 'select',
  l: 'reject',
  z: 'undo',
  '/': 'search',
  '?': 'help',
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What a key pressed outside any field asks for; nothing where it goes with another key, or is the browser's. */
export function deedOf({ key, ctrlKey, metaKey, altKey }: Pressed): Deed | undefined {
  if (ctrlKey || metaKey || altKey || [...key.normalize('NFC')].length !== 1) return undefined
  return deeds[keyMeant(key)]
}
