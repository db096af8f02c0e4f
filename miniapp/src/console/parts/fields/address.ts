// A host as people read it out, with or without what stands behind it.
const withoutScheme = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[:/?#]\S*)?$/u

/** An address of the web as it was typed or read off a page, whole: `hoamau.gov.vn` is `https://hoamau.gov.vn`. */
export function wholeAddress(typed: string): string {
  const address = typed.trim()
  return withoutScheme.test(address) ? `https://${address}` : address
}
