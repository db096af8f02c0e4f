import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { draftDue } from '../../../core/digests/draft-due.ts'
import { itemHash } from '../../../core/news/items.ts'
import { addDays, dayOf, hourMs, instantOf } from '../../../core/time.ts'
import { groups } from '../../../db/schema/groups.ts'
import { items } from '../../../db/schema/news.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { type TestApp, testApp } from '../../support/app.ts'
import { at } from '../quantile.ts'
import { stream } from './stories.ts'

const wards = 500
const itemsEach = 60
const approvedEach = 20
const pages = 30
const day = '2026-11-24'

/** A city of so many wards that each have an editor, a chat and news, a third of it approved. */
async function city(app: TestApp) {
  const top = await app.unit('Thành phố Mẫu', { kind: 'province' })
  const admin = await app.person('Quản trị', ['admin', top.id])
  const articles = stream()
  const now = app.clock.at
  for (let ward = 0; ward < wards; ward++) {
    const unitId = `un_${ward}`
    const told = await Promise.all(
      Array.from({ length: itemsEach }, async (_, i) => {
        const { title, lead } = articles[(ward * 7 + i * 53) % articles.length]!
        const words = {
          title,
          summary: lead.slice(0, 300),
          sourceName: `Báo ${i}`,
          author: '',
          publishedAt: now - i * hourMs,
        }
        const fact = { ...words, link: `https://bao.example.vn/${ward}/${i}`, life: null }
        const id = `it_${ward}_${i}`
        const isApproved = i < approvedEach
        const decision = isApproved ? { decidedAt: now - hourMs, approvedHash: await itemHash(fact) } : {}
        return {
          ...{ ...fact, id, unitId, kind: 'news' as const, guid: id, clusterId: id, createdAt: now, updatedAt: now },
          ...{ status: isApproved ? ('approved' as const) : ('draft' as const), embargoMinutes: 0, ...decision },
        }
      }),
    )
    await app.system.write(async (tx) => {
      await tx.insert(units).values({
        ...{ id: unitId, parentId: top.id, path: `${top.path}${unitId}/`, name: `Phường ${ward}`, createdAt: now },
      })
      await tx.insert(roles).values({
        ...{ personId: admin.id, unitId, role: 'editor', grantedBy: 'bench', grantedAt: now },
      })
      await tx.insert(groups).values({
        ...{ id: `gr_${ward}`, unitId, channel: 'oa_group', externalId: `chat${ward}`, name: 'Nhóm', createdAt: now },
      })
      await tx.insert(items).values(told)
    })
  }
  return { top, admin }
}

/** The edition of each ward of a city drafted in one minute; then a week of the calendar, and how timely all were in a month. */
export async function cityMeasured() {
  const app = await testApp({ keep: true, startAt: instantOf(day, '06:00') - 6 * hourMs })
  const { admin } = await city(app)
  app.clock.at = instantOf(day, '06:00')
  const began = performance.now()
  const before = process.cpuUsage()
  const drafted = await draftDue(app.system)
  const draftedMs = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  const weeks: number[] = []
  const worked: number[] = []
  const path = `/api/calendar/entries?from=${addDays(day, -1)}&to=${addDays(day, 5)}`
  for (let i = 0; i < pages; i++) {
    const [asked, before] = [performance.now(), process.cpuUsage()]
    const { status } = await app.request('GET', path, { as: admin.token })
    if (status !== 200) throw new Error(`calendar: ${status}`)
    weeks.push(performance.now() - asked)
    const { user, system } = process.cpuUsage(before)
    worked.push((user + system) / 1000)
  }
  // A month of editions of every ward, as they stand.
  for (let back = 1; back <= 30; back++)
    await app.system.write((tx) =>
      tx.run(sql`insert into digests (id, unit_id, day, part, kind, code, title, text, content, content_hash, status, created_at, updated_at)
        select id || ${`_${back}`}, unit_id, ${addDays(dayOf(app.clock.at), -back)}, part, kind, code || ${`_${back}`}, title, text, content,
          content_hash, status, created_at, updated_at from digests where day = ${day} and part = 1`),
    )
  const held = monitorEventLoopDelay({ resolution: 1 })
  held.enable()
  const [asked, early] = [performance.now(), process.cpuUsage()]
  await app.request('GET', '/api/boards/timeliness', { as: admin.token })
  const timelinessMs = performance.now() - asked
  const spent = process.cpuUsage(early)
  held.disable()
  await app.finish()
  return {
    ...{
      units: wards,
      items: wards * itemsEach,
      drafted,
      draftedMs: round(draftedMs),
      draftedProcessorMs: round((user + system) / 1000),
    },
    calendarWeekMs: { median: round(at(weeks, 0.5)), p95: round(at(weeks, 0.95)), processor: round(at(worked, 0.5)) },
    timeliness: {
      ms: round(timelinessMs),
      heldMs: round(held.max / 1e6),
      processor: round((spent.user + spent.system) / 1000),
    },
  }
}

const round = (ms: number) => Math.round(ms)
