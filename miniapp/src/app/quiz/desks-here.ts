export const deskPrefix = 'loa.paper.'

/** The rounds of which a paper lies on this phone. */
export function roundsWithDesk(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(deskPrefix) ? [key.slice(deskPrefix.length)] : [],
    )
  } catch {
    return []
  }
}
