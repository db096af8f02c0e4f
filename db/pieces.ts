// What an object's SQLite takes of one statement (db/object/limits.ts), which a statement for files keeps to as well.
const mostParameters = 100
const mostListed = 5000

/** Rows of so many bound columns, as many at a time as one statement takes. */
export const rowPieces = <T>(rows: readonly T[], columns: number): T[][] =>
  pieces(rows, Math.floor(mostParameters / columns))

/** Rows that are handed in as one text of JSON, each of a few names and ids: so many that the text stays below two megabytes. */
export const listPieces = <T>(rows: readonly T[]): T[][] => pieces(rows, mostListed)

function pieces<T>(rows: readonly T[], most: number): T[][] {
  const found: T[][] = []
  for (let from = 0; from < rows.length; from += most) found.push(rows.slice(from, from + most))
  return found
}
