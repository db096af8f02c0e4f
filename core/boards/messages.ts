/** What is added to a refusal of a roster. */
export const boardWords = {
  days: (days: readonly string[]) => `Các ngày: ${listed(days)}.`,
  taken: (taken: readonly (readonly [day: string, name: string])[]) =>
    `${listed(taken.map(([day, name]) => `${day} (${name})`))}.`,
  until: (day: string) => `Vai trò này chỉ còn đến hết ngày ${day}.`,
}

// A month told day by day is read by nobody.
const mostTold = 5
const listed = (all: readonly string[]) =>
  [...all.slice(0, mostTold), ...(all.length > mostTold ? [`và ${all.length - mostTold} ngày khác`] : [])].join(', ')
