// What an object's SQLite takes of one statement (db/object/limits.ts), which a statement for files keeps to as well.
const mostParameters = 100
// A letter is three bytes at most: together they stay below two megabytes.
const mostLetters = 500_000

/** Rows of so many bound columns, as many at a time as one statement takes. */
export function rowPieces<T>(rows: readonly T[], columns: number): T[][] {
  const most = Math.floor(mostParameters / columns)
  const found: T[][] = []
  for (let from = 0; from < rows.length; from += most) found.push(rows.slice(from, from + most))
  return found
}

/** Rows that are handed in as one text of JSON, as many at a time as one value holds. */
export const listPieces = <T>(rows: readonly T[]): T[][] => pieces(rows, (row) => JSON.stringify(row).length)

/** The same, where it is known without writing them how many letters each takes at most. */
export function pieces<T>(rows: readonly T[], lettersOf: (row: T) => number): T[][] {
  const found: T[][] = []
  let letters = 0
  for (const row of rows) {
    const more = lettersOf(row)
    letters += more
    const last = found.at(-1)
    if (last && letters <= mostLetters) last.push(row)
    else {
      found.push([row])
      letters = more
    }
  }
  return found
}
