import { rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { offlineContext } from '../../bot/offline-context.ts'
import type { Ctx } from '../../core/context.ts'
import { dayOf, instantOf } from '../../core/time.ts'
import type { Unit } from '../../core/units/tree.ts'
import { createUnit } from '../../core/units/units.ts'
import { temporaryDatabase } from '../support/database.ts'
import { frontDesk } from './front-desk.ts'
import { lastMonths } from './last-months.ts'
import { importSamples } from './library.ts'
import type { Units } from './world.ts'

type Ground = { path: string; units: Units }

/** When a day's world begins to be made: before anybody is up. */
export const dawnOf = (at: number) => instantOf(dayOf(at), '05:45')

const laid = new Map<string, Promise<Ground>>()

/**
 * What every world of a day rests on and nobody of it has touched: units, library, counter, the months before. It takes a third of
 * the time of a world, so it is made once for a process, and each world begins with a copy.
 */
export async function layGround(file: string, present: number): Promise<Units> {
  const day = dayOf(present)
  const known = laid.get(day) ?? makeGround(present)
  laid.set(day, known)
  known.catch(() => laid.delete(day))
  const { path, units } = await known
  await copyFile(path, file)
  return units
}

async function makeGround(present: number): Promise<Ground> {
  const database = await temporaryDatabase()
  process.once('exit', () => rmSync(dirname(database.path), { recursive: true, force: true }))
  const ctx: Ctx = { ...offlineContext(database, { llm: null, link: (path) => path }), now: () => dawnOf(present) }
  const units = await makeUnits(ctx)
  await importSamples(ctx, units)
  await frontDesk({ ctx, units })
  await lastMonths({ ctx, units, present })
  // What was written stands in the file itself then.
  await database.scrub()
  database.close()
  return { path: database.path, units }
}

async function makeUnits(ctx: Ctx): Promise<Units> {
  const under = (parent?: Unit) => (name: string, kind: string, memberCount: number) =>
    createUnit(ctx, { name, kind, memberCount, parentId: parent?.id, digestTime: '06:30' })
  const city = await under()('Thành phố Giang Mẫu', 'city', 22_200)
  const ward = await under(city)('Phường Hoà Mẫu', 'ward', 8_400)
  const commune = await under(city)('Xã Đồi Mẫu', 'commune', 4_100)
  return {
    city,
    ward,
    first: await under(ward)('Tổ dân phố số 1', 'residential_group', 420),
    second: await under(ward)('Tổ dân phố số 2', 'residential_group', 365),
    cell: await under(ward)('Chi bộ tổ dân phố số 1', 'party_cell', 24),
    neighbour: await under(city)('Phường Sông Mẫu', 'ward', 9_700),
    commune,
    kept: await under(commune)('Thôn Đông', 'village', 690),
    joined: await under(commune)('Thôn Đoài', 'village', 540),
  }
}
