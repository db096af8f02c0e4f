import { pictureReader } from '../../../bot/pictures/read-words.ts'
import { indexDue } from '../../../core/verify/index-due.ts'
import { lookUp } from '../../../core/verify/verify.ts'
import { testApp } from '../../support/app.ts'
import { coarse, screenshotOf, telephone } from '../../support/screenshots.ts'
import { sharedRows } from '../../support/shared-data.ts'
import { alterations, randomOf } from './alterations.ts'

type Row = { id: string; title: string; lead: string }
const longest = 350
const among = 400

/**
 * Notices with the words of real news, told, then sent as screenshots: how many that nobody touched are found and how many of
 * these are called altered, and how often a number that was changed is named surely, or shown to be looked at.
 */
export async function picturesOf(many: number): Promise<object> {
  const app = await testApp({ keep: true })
  try {
    const rows = (sharedRows('news/categorised.dev.jsonl.gz') as Row[]).filter(
      ({ title, lead }) => lead.length > 80 && title.length + lead.length < longest,
    )
    const { id: unitId } = await app.unit('Phường Mẫu')
    await app.database.client.batch(
      rows.slice(0, among).map(({ id, title, lead }) => ({
        sql: `insert into items (id, unit_id, kind, guid, cluster_id, title, summary, source_name, link, published_at, status, created_at, updated_at)
          values (?, ?, 'news', ?, ?, ?, ?, 'Báo Mẫu', 'https://bao.example.vn/', ?, 'draft', 0, 0)`,
        args: [id, unitId, id, id, title, lead, app.clock.at - 1000],
      })),
    )
    await indexDue(app.system, Number.POSITIVE_INFINITY)
    const report: Record<string, object> = {}
    for (const [screen, how] of Object.entries({ telephone, coarse }))
      for (const name of ['untouched', 'number'] as const) report[`${screen}: ${name}`] = await measured(name, how)
    return { items: Math.min(rows.length, among), ...report }

    async function measured(name: 'untouched' | 'number', how: typeof telephone) {
      const reader = pictureReader()
      const random = randomOf(11)
      const told = { asked: 0, unread: 0, found: 0, altered: 0, unsure: 0, named: 0, shown: 0 }
      const times: number[] = []
      for (const { title, lead } of rows.slice(0, among)) {
        if (told.asked >= many) break
        const made = alterations[name]?.(`${title}\n${lead}`, random)
        if (!made) continue
        // ImageMagick draws some texts not at all.
        const picture = await screenshotOf(made.text, how).catch(() => null)
        if (!picture) continue
        told.asked += 1
        const before = performance.now()
        const read = await reader.of(picture)
        times.push(performance.now() - before)
        if ('reason' in read) {
          told.unread += 1
          continue
        }
        const { verified } = await lookUp(app.system, read.text, { unsure: read.unsure })
        if (verified.original) told.found += 1
        if (verified.isAltered) told.altered += 1
        if (verified.unsure.length > 0) told.unsure += 1
        const has = (some: { told: string }[]) =>
          made.put && some.some((one) => digits(one.told) === digits(made.put ?? ''))
        if (has(verified.differences)) told.named += 1
        else if (has(verified.unsure)) told.shown += 1
        if (process.env.SHOW && name === 'untouched' && verified.isAltered)
          console.error(JSON.stringify(verified.differences), '\n', read.text)
      }
      times.sort((a, b) => a - b)
      const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)
      return { ...told, ms: { p50: at(0.5), p95: at(0.95) } }
    }
  } finally {
    await app.finish()
  }
}

const digits = (text: string) => text.replace(/\D/g, '')
