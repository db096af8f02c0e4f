// "Đ i ề u  1 .", "C H Ư Ơ N G I I": typed with blanks between the letters, so that they stand wide.
const spaced = ['Điều', 'Chương', 'Phần', 'Mục'].map((word) => [...word].join(' {1,3}')).join('|')
const spacedLabel = new RegExp(
  `^([ #*]{0,8})(${spaced}) {1,5}((?:\\d(?: {1,3}\\d){0,2}|[IVXLC](?: {1,3}[IVXLC]){0,6})(?![\\p{L}\\d]))(?: {1,3}(?=[.:]))?`,
  'gimu',
)
const together = (text: string) => text.replaceAll(' ', '')

/** A text whose articles and chapters are called by whole words, also where their letters were typed apart. */
export const withWholeLabels = (text: string): string =>
  text.replace(spacedLabel, (_, before: string, word: string, number: string) => {
    return `${before}${together(word)} ${together(number)}`
  })
