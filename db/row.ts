import type { Row } from '@libsql/client'

/** A row as the driver hands it out: by name, and by place where two columns have one name. */
class NamedRow {
  readonly #values: unknown[];
  [name: string]: unknown

  constructor(names: Named[], values: unknown[]) {
    this.#values = values
    for (const { name, at, isPlace } of names) {
      // `select 1` names its column by a number, which is a place on the prototype.
      if (isPlace) Object.defineProperty(this, name, { value: values[at], enumerable: true })
      else this[name] = values[at]
    }
  }

  static at = (row: NamedRow, place: number) => row.#values[place]
  static lengthOf = (row: NamedRow) => row.#values.length
}

// On the prototype, so that whoever goes through a row's own names meets no places. An object has at most so many columns.
const mostColumns = 100
Object.defineProperty(NamedRow.prototype, 'length', {
  get(this: NamedRow) {
    return NamedRow.lengthOf(this)
  },
})
for (let place = 0; place < mostColumns; place++)
  Object.defineProperty(NamedRow.prototype, place, {
    get(this: NamedRow) {
      return NamedRow.at(this, place)
    },
  })

type Named = { name: string; at: number; isPlace: boolean }

/** Makes rows of the values of columns with these names; of two with one name the first is told by it. */
export function rowsNamed(names: readonly string[]): (values: unknown[]) => Row {
  const named = names.flatMap((name, at) =>
    names.indexOf(name) === at ? [{ name, at, isPlace: name in NamedRow.prototype }] : [],
  )
  return (values) => new NamedRow(named, values) as unknown as Row
}
