import type { Database } from '../client.ts'
import { partBytes } from '../parted.ts'

/** Where the pieces of an office that comes or goes are kept until all of it is there (`db/carry.ts`). */
export function piecesIn({ client }: Pick<Database, 'client'>) {
  const ready = () =>
    client.execute(`create table if not exists _carried (
      place integer not null, part integer not null, bytes blob not null, primary key (place, part))`)
  return {
    async put(place: number, piece: string): Promise<void> {
      await ready()
      await client.execute({ sql: 'delete from _carried where place = ?', args: [place] })
      const bytes = new TextEncoder().encode(piece)
      for (let from = 0; from < bytes.length; from += partBytes)
        await client.execute({
          sql: 'insert into _carried (place, part, bytes) values (?, ?, ?)',
          args: [place, from / partBytes, bytes.slice(from, from + partBytes)],
        })
    },
    async at(place: number): Promise<string | null> {
      await ready()
      const sql = 'select bytes from _carried where place = ? order by part'
      const { rows } = await client.execute({ sql, args: [place] })
      if (rows.length === 0) return null
      const parts = rows.map(({ bytes }) => new Uint8Array(bytes as ArrayBuffer))
      return new TextDecoder().decode(Buffer.concat(parts))
    },
    async clear(): Promise<void> {
      await client.execute('drop table if exists _carried')
    },
  }
}
