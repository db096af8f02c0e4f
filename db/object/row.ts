import type { Row } from '@libsql/client'

/** A row as the driver of files hands it out: by name, and by place where two columns have one name. */
class ObjectRow {
  readonly #values: unknown[];
  [name: string]: unknown

  constructor(names: string[], values: unknown[]) {
    this.#values = values
    for (const [at, name] of names.entries()) {
      if (Object.hasOwn(this, name)) continue
      // `select 1` names its column by a number, which is a place on the prototype.
      if (name in this) Object.defineProperty(this, name, { value: values[at], enumerable: true })
      else this[name] = values[at]
    }
  }

  static at = (row: ObjectRow, place: number) => row.#values[place]
  static lengthOf = (row: ObjectRow) => row.#values.length
}

// On the prototype, so that whoever goes through a row's own names meets no places. An object has at most so many columns.
const mostColumns = 100
Object.defineProperty(ObjectRow.prototype, 'length', {
  get(this: ObjectRow) {
    return ObjectRow.lengthOf(this)
  },
})
for (let place = 0; place < mostColumns; place++)
  Object.defineProperty(ObjectRow.prototype, place, {
    get(this: ObjectRow) {
      return ObjectRow.at(this, place)
    },
  })

export const objectRow = (names: string[], values: unknown[]): Row => new ObjectRow(names, values) as unknown as Row
