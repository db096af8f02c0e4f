/** Letters as typed without accents, for finding a name by what somebody types. */
export const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim()

/** Whether a text has each word that is typed to find it by, in any order: “to 12” finds “Tổ dân phố số 12”. */
export const hasTyped = (text: string, typed: string): boolean => {
  const said = fold(text)
  return fold(typed)
    .split(/\s+/)
    .every((word) => said.includes(word))
}
