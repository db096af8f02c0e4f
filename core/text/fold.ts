/** Vietnamese text without its marks, lower-case; one character out for each character of the NFC form of what went in. */
export function fold(text: string): string {
  let out = ''
  for (const char of text.normalize('NFC')) out += foldChar(char)
  return out
}

function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return char.toLowerCase()
  if (char === 'đ' || char === 'Đ') return 'd'
  const base = char.normalize('NFD').replace(/\p{M}+/gu, '')
  const lower = base.toLowerCase()
  return [...lower].length === 1 ? lower : char
}
