/** Where a passage that is gone would stand: of the places that are there (`pa_…_dieu-5-khoan-2`), the nearest to `gone`. */
export function nearestPlace(places: readonly string[], gone: string): string | undefined {
  const wanted = partsOf(gone)
  let best: { place: string; same: number; apart: number } | undefined
  for (const place of places) {
    const parts = partsOf(place)
    let same = 0
    while (same < wanted.length && parts[same] === wanted[same]) same += 1
    const apart = distance(parts[same], wanted[same])
    if (!best || same > best.same || (same === best.same && apart < best.apart)) best = { place, same, apart }
  }
  return best?.place
}

const partsOf = (id: string) => id.split(/[-_]/)

/** How far two parts of a place are from each other: numbers by their difference, nothing at all next to anything. */
function distance(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return 0
  const apart = Math.abs(Number(one) - Number(other))
  return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart
}
