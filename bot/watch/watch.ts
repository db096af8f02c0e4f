import { describe } from '../../core/errors.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { system } from '../../core/roles.ts'
import { minuteMs } from '../../core/time.ts'
import { topUnit } from '../../core/units/tree.ts'
import { alarmsFound, alarmsToMail, noteAlarms, noteMailed } from '../../core/watch/alarms.ts'
import { figuresOf } from '../../core/watch/figures.ts'
import { databaseTakesEvents } from '../../core/watch/health.ts'
import type { AlarmKind } from '../../core/watch/kinds.ts'
import { alarmMail, alarmText, alarmWords } from '../../core/watch/messages.ts'
import { lastCarried } from '../backup/carry.ts'
import { dayOfBackup } from '../backup/names.ts'
import type { Deps } from '../deps.ts'
import { diskOf, isFirstLate, isLate, isTight, newestBackup } from './machine.ts'
import type { Mail } from './mail.ts'
import type { Metrics } from './metrics.ts'

const tickDeadMs = 5 * minuteMs

/** When the minute's work was last done, UTC milliseconds; at first when the process began. */
export type Beat = { tickedAt: number }

/** What watchers ask of this process. */
export type Watch = {
  /** Whether each thing that Loa stands on is well. */
  ready(): Promise<Record<'database' | 'tick' | 'token' | 'disk', boolean>>
  metrics(): Promise<{ type: string; text: string }>
  requested: Metrics['requested']
}

export function watchOf(deps: Deps, { metrics, beat }: { metrics: Metrics; beat: Beat }): Watch {
  const { config } = deps
  return {
    requested: metrics.requested,
    async ready() {
      const figures = await figuresOf(deps, config.ZALO_OA_ID).catch(() => null)
      const wrong = figures ? await alarmsFound(deps, figures).catch(() => []) : []
      const disk = await diskOf(config.DATABASE_URL).catch(() => null)
      return {
        // Only a database that is migrated answers: the service opens no other.
        database: figures !== null,
        tick: deps.now() - beat.tickedAt < tickDeadMs,
        token: figures !== null && !wrong.includes('consent'),
        disk: disk === null || !isTight(disk),
      }
    },
    async metrics() {
      const figures = await figuresOf(deps, config.ZALO_OA_ID)
      const disk = await diskOf(config.DATABASE_URL).catch(() => null)
      metrics.looked({ ...figures, tickAgeMs: deps.now() - beat.tickedAt, diskFreeBytes: disk?.free ?? null })
      return { type: metrics.registry.contentType, text: await metrics.registry.metrics() }
    },
  }
}

/**
 * Looks each minute at what the service stands on, beside the minute's work, which may be what is ill, and tells whoever keeps
 * the machine: by chat, and by mail where there is a server for it. While the database takes nothing, this process alone knows
 * what it has told.
 */
export function alarmsOf(deps: Deps, { beat, mail }: { beat: Beat; mail: Mail | null }) {
  const { config } = deps
  const ctx = { ...deps, actor: system }
  const since = deps.now()
  let toldOfDatabase = false

  async function machineAlarms(): Promise<AlarmKind[]> {
    const found: AlarmKind[] = []
    if (deps.now() - beat.tickedAt > tickDeadMs) found.push('tick')
    const disk = await diskOf(config.DATABASE_URL).catch(() => null)
    if (disk && isTight(disk)) found.push('disk')
    if (config.BACKUP_FOLDER) {
      // What cannot be seen may as well not have been made.
      const newest = await newestBackup(config.BACKUP_FOLDER).catch(() => null)
      if (newest ? isLate(newest.day, deps.now()) : isFirstLate(since, deps.now())) found.push('backup')
      if (config.BACKUP_COPY) {
        const carried = await lastCarried(config.BACKUP_FOLDER)
        const day = carried && dayOfBackup(carried)
        if (day ? isLate(day, deps.now()) : isFirstLate(since, deps.now())) found.push('copy')
      }
    }
    return found
  }

  const send = async (subject: string, text: string): Promise<boolean> => {
    try {
      await mail?.(subject, text)
      return true
    } catch (error) {
      deps.log('mail.failed', { ...describe(error) })
      return false
    }
  }

  return async function look(): Promise<void> {
    const office = await topUnit(deps.db).then(
      (top) => top?.name ?? config.PUBLIC_URL,
      () => config.PUBLIC_URL,
    )
    if (!(await databaseTakesEvents(deps))) {
      if (!toldOfDatabase) deps.log('alarm.raised', { kind: 'database' })
      if (!toldOfDatabase) toldOfDatabase = await send(alarmMail.begins(office), alarmText('database'))
      return
    }
    if (toldOfDatabase) await send(alarmMail.ends(office), alarmMail.over(alarmWords.database.what))
    toldOfDatabase = false
    const figures = await figuresOf(deps, config.ZALO_OA_ID)
    const found = [...(await machineAlarms()), ...(await alarmsFound(deps, figures))]
    const { over } = await noteAlarms(ctx, found)
    // What tells of it is in line by now, and the minute's own work may have been through.
    if (found.length > 0)
      await sendReplies(ctx).catch((error: unknown) =>
        deps.log('deferred.failed', { name: 'alarms', ...describe(error) }),
      )
    if (!mail) return
    const untold = await alarmsToMail(deps)
    if (untold.length > 0 && (await send(alarmMail.begins(office), untold.map(alarmText).join('\n\n'))))
      await noteMailed(deps, untold)
    if (over.length > 0)
      await send(alarmMail.ends(office), over.map((kind) => alarmMail.over(alarmWords[kind].what)).join('\n'))
  }
}
