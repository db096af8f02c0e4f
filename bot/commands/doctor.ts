import { connectionOf } from '../../core/connection/connection.ts'
import type { Ctx } from '../../core/context.ts'
import { dayOf, writtenDate } from '../../core/time.ts'
import { stoppedHooks } from '../../core/webhooks/hooks.ts'
import type { StopReason } from '../../db/schema/webhooks.ts'
import { type Config, ConfigError, databaseConfig, type Environment, serviceConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { type Finding, ill, linesOf, well, worn } from '../doctor/finding.ts'
import { backups, disk, readingPrograms, runtime } from '../doctor/machine.ts'
import { modelServer } from '../doctor/model.ts'
import { clockAndZalo, ownAddress } from '../doctor/network.ts'
import { offlineContext } from '../offline-context.ts'
import { sealedWith } from '../zalo/tokens.ts'

/**
 * Looks at all that Loa stands on: settings, database, account, address, clock, disk, programs, backups, the model; says of each how it
 * stands and what to do. False, and so exit code 1, when something stops its work.
 */
export async function doctorCommand(env: Environment, print: (line: string) => void): Promise<boolean> {
  let isWell = true
  const tell = (findings: Finding[]) => {
    for (const finding of findings) {
      isWell &&= finding.state !== 'ill'
      for (const line of linesOf(finding)) print(line)
    }
  }
  tell([runtime(process.version)])
  const config = settings(env)
  tell(config instanceof ConfigError ? config.lines.map((line) => ill('Settings', line, 'see .env.example')) : [])
  const known = config instanceof ConfigError ? null : config
  if (known) tell([well('Settings', 'all that are needed are set')])
  tell(await data(env, known))
  if (known) tell(await backups(known, Date.now()))
  tell(await readingPrograms())
  if (known) tell([await ownAddress(known.PUBLIC_URL), ...(await clockAndZalo(known.ZALO_OPENAPI_URL, Date.now))])
  const model = known && (await modelServer(known))
  tell(model ? [model] : [])
  return isWell
}

function settings(env: Environment): Config | ConfigError {
  try {
    return serviceConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

async function data(env: Environment, config: Config | null): Promise<Finding[]> {
  const given = databaseConfig(env)
  // Nothing else can be said of one that cannot be opened: the error tells what to do.
  const database = await openDatabase(given, { make: false })
  try {
    const found = [well('Database', given.DATABASE_URL), await disk(given.DATABASE_URL)]
    if (!config) return found
    const ctx = offlineContext(database, { llm: null, link: (path) => path })
    return [...found, await account(ctx, config), ...(await key(ctx, config)), ...(await targets(ctx))]
  } finally {
    database.close()
  }
}

async function account(ctx: Ctx, { ZALO_OA_ID, ZALO_REFRESH_TOKEN }: Config): Promise<Finding> {
  const { state, consentUntil, alarms } = await connectionOf(ctx, ZALO_OA_ID)
  const consent = 'give the consent of an administrator of the account on the console’s page “Kết nối Zalo”'
  if (state === 'never')
    return ZALO_REFRESH_TOKEN
      ? worn('Account', 'has not been spoken to yet', 'start the service')
      : ill('Account', 'has given no consent', consent)
  if (state === 'lost') return ill('Account', 'Zalo takes its tokens no more', consent)
  if (state === 'ending')
    return worn('Account', `its consent ends on ${writtenDate(dayOf(consentUntil ?? 0))}`, consent)
  const [alarm] = alarms
  if (alarm) return worn('Account', `alarm “${alarm.kind}”, ${alarm.times} times`, 'see “Kết nối Zalo” in the console')
  return well('Account', state === 'untried' ? 'consented, not spoken to yet' : 'consented')
}

async function key(ctx: Ctx, config: Config): Promise<Finding[]> {
  const fits = await sealedWith(config, ctx.db)
  if (fits === null) return []
  return fits
    ? [well('SECRET_KEY', 'opens what is sealed in this database')]
    : [ill('SECRET_KEY', 'is another one than this database was sealed with', 'put the one back that belongs to it')]
}

const whyStopped: Record<StopReason, string> = {
  person: 'somebody paused it',
  failing: 'it took nothing for a day',
  gone: 'it answered that it wants no more',
  private: 'it leads into a network of its own',
}

/** Other programs that are to be told of what happens, and are not. */
export async function targets(ctx: Ctx): Promise<Finding[]> {
  return (await stoppedHooks(ctx)).map(({ host, unitName, stopped, waiting }) =>
    worn(
      'Webhooks',
      `${host} of ${unitName} is told nothing, for ${whyStopped[stopped ?? 'failing']}; ${waiting} messages wait`,
      'mend what receives, then press “Gửi tiếp” under “Kết nối phần mềm” in the console: what waits goes after 30 days',
    ),
  )
}
