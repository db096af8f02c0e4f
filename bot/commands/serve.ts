import { nightlyBackups } from '../backup/nightly.ts'
import { type Environment, serviceConfig } from '../config.ts'
import { logTo } from '../log.ts'
import { startService } from '../node.ts'
import { keepTelling, notifierOf, outputFor, watchdogMs } from '../watch/service-manager.ts'

const stopWithinMs = 20_000

/** Runs until told to stop; then takes nothing new and finishes what it has begun. */
export async function serveCommand(env: Environment): Promise<boolean> {
  const config = serviceConfig(env)
  const service = await startService(config, { log: logTo(outputFor(env), config.LOG_LEVEL) })
  console.log(`Loa listens on ${service.url} and is known as ${config.PUBLIC_URL}`)
  if (!env.PUBLIC_URL) console.log('PUBLIC_URL is not set: the links in messages lead to this machine only')
  const { BACKUP_FOLDER: folder, BACKUP_AT: at, BACKUP_KEEP: keep, BACKUP_COPY } = config
  const backups = folder
    ? nightlyBackups({ folder, at, keep, carries: Boolean(BACKUP_COPY), log: service.deps.log })
    : null
  const notify = notifierOf(env)
  notify('READY=1')
  const quiet = keepTelling(notify, { everyMs: watchdogMs(env), isAlive: service.isAlive })
  await new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  notify('STOPPING=1')
  quiet()
  // A request that hangs must not hold the stop for ever: what it had stored is taken up at the next start.
  setTimeout(() => process.exit(1), stopWithinMs).unref()
  await backups?.stop()
  await service.stop()
  return true
}
