/** A Vietnamese number as people type it, in digits alone from its nought; null for anything else. */
export function telephoneIn(typed: string): string | null {
  const digits = typed
    .slice(0, 40)
    .replaceAll(/[\s.()–-]/g, '')
    .replace(/^(?:\+84|84(?=\d{9,10}$))0?/, '0')
  return /^0(?:[35789]\d{8}|2\d{8,9})$/.test(digits) ? digits : null
}
