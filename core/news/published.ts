/**
 * The instant a feed's date names, or null when it cannot be told. A date without a zone is Vietnam time; one that
 * might be day/month or month/day (with AM or PM) is left for a person.
 */
export function instantFrom(text: string): number | null {
  const dayFirst = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,T]+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text)
  if (dayFirst) {
    const [, day, month, year, clock = '00:00'] = dayFirst
    return parsed(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}T${clock.padStart(5, '0')}+07:00`)
  }
  // The engine guesses at anything, so a year of four figures has to be there.
  if (/\b[ap]m$/i.test(text) || !/\b(19|20)\d\d\b/.test(text)) return null
  const isoLike = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/.exec(text)
  if (isoLike) return parsed(`${isoLike[1]}T${isoLike[2] ?? '00:00'}+07:00`)
  const zoned = /(\dz|gmt|utc?|est|edt|[+-]\d{1,2}(:?\d{2})?)$/i.test(text)
  return parsed(zoned ? text : `${text} +0700`)
}

function parsed(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}
