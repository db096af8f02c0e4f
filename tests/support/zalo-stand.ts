import { onTestFinished } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { tokensOf } from '../../bot/zalo/tokens.ts'
import type { SimulatorOptions } from '../simulator/simulator.ts'
import { simulator } from '../simulator/stand.ts'
import { temporaryDatabase } from './database.ts'
import { testEnvironment } from './environment.ts'

/** A simulator, a database and the settings and tokens that join them, for tests of what speaks to Zalo. */
export async function zaloStand(options?: SimulatorOptions, env: Record<string, string> = {}) {
  const sim = await simulator(options)
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  const config = serviceConfig({
    ...testEnvironment,
    ZALO_APP_ID: sim.app.appId,
    ZALO_APP_SECRET: sim.app.appSecret,
    ZALO_OA_ID: sim.app.oaId,
    ZALO_OA_SECRET: sim.app.oaSecret,
    ZALO_OAUTH_URL: sim.url,
    ZALO_OPENAPI_URL: sim.url,
    ZALO_REFRESH_TOKEN: sim.issueRefreshToken(),
    ...env,
  })
  return { sim, database, config, tokens: tokensOf(config, database, sim.clock.now) }
}
