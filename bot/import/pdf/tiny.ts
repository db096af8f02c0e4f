type Letters = { text: string; matrix: number[] }

const tinyPoints = 1

/** The letters of a page that people can read, and the words of those that are a point high or less, which nobody does. */
export function seenOf<T extends Letters>(items: T[], pointsPerUnit: number): { seen: T[]; unseen: string } {
  const isTiny = ({ matrix: [, , c = 0, d = 0] }: T) => Math.hypot(c, d) * pointsPerUnit <= tinyPoints
  const unseen = items.filter((one) => one.text.trim() && isTiny(one))
  return { seen: items.filter((one) => !isTiny(one)), unseen: unseen.map(({ text }) => text).join(' ') }
}
