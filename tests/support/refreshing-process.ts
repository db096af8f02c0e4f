import { serviceConfig } from '../../bot/config.ts'
import { tokensOf } from '../../bot/zalo/tokens.ts'
import { open } from '../../db/client.ts'

// A process of its own that needs a token at an instant it is told, and says which one it got.
const { DATABASE_URL = '', NOW = '' } = process.env
const database = await open(DATABASE_URL)
const tokens = tokensOf(serviceConfig(process.env), database, () => Number(NOW))
process.stdout.write('ready\n')
process.stdin.once('data', async () => {
  process.stdout.write(`${await tokens.access()}\n`)
  database.close()
  process.exit(0)
})
