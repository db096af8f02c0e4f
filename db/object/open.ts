import { drizzle } from 'drizzle-orm/libsql'
import type { Database, Tx, Write } from '../client.ts'
import { turns } from '../turns.ts'
import { takingWholeLetters } from '../whole-letters.ts'
import { objectClient } from './client.ts'
import { mostObjectBytes, ObjectFull } from './room.ts'
import type { ObjectStorage } from './storage.ts'

/**
 * The database of one object, beside `open` for files. A transaction is the storage's own and shuts everything else of the
 * object out until it ends; the platform hands no reply out before what was written is durable, so nothing is awaited here.
 * One after which more stands in the object than may (`mostBytes`) is taken back; one that frees some of it is not.
 */
export function openObject(storage: ObjectStorage, { mostBytes = mostObjectBytes } = {}): Database {
  const client = takingWholeLetters(objectClient(storage.sql))
  const db = drizzle(client)
  const takeTurn = turns()
  const write: Write = (work) =>
    takeTurn(() =>
      storage.transaction(async () => {
        const before = storage.sql.databaseSize
        const result = await work(db as unknown as Tx)
        if (storage.sql.databaseSize > Math.max(before, mostBytes)) throw new ObjectFull()
        return result
      }),
    )
  return { db, write, scrub: async () => true, client, writer: client, close() {} }
}
