/** Rows that come unit by unit, each unit's by name as people sort them: Đ after D, marks last. */
export function inOrder<T extends { unitId: string; name: string }>(rows: readonly T[]): T[] {
  const places = new Map<string, number>()
  for (const { unitId } of rows) if (!places.has(unitId)) places.set(unitId, places.size)
  const placeOf = ({ unitId }: T) => places.get(unitId) ?? 0
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, 'vi'))
}
