import { sql } from 'drizzle-orm'
import { open } from '../../db/client.ts'

// The other process of the test: writes its notes one transaction each, as the service or an import would.
const [url = '', count = '0'] = process.argv.slice(2)
const database = await open(url)
for (let i = 0; i < Number(count); i++) {
  await database.write((tx) => tx.run(sql`insert into notes values (${`theirs ${i}`})`))
}
database.close()
