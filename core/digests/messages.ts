/** Why a unit's digest may not tell an item again. */
export const toldBefore = (day: string) => `Tin này đã có trong bản tin ngày ${day}.`
