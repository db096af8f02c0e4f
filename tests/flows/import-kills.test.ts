import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addGolden } from '../../core/evaluation/golden.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { foldCounts } from '../../core/library/store/fold-counts.ts'
import { resumeReleases } from '../../core/releases/check.ts'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'

const script = await bundled('tests/flows/reading-process.ts')

// Long enough to be written in several pieces, hidden until the last.
const article = (number: number, hours: number) =>
  `Điều ${number}. Việc thứ ${number}\n${Array.from({ length: 8 }, (_, i) => `${i + 1}. Việc ${number}.${i} làm trong ${hours} giờ, ${'do tổ trưởng phân công '.repeat(12)}.`).join('\n')}`
const textOf = (hours: number) =>
  `Số: 09/QC-TDP\n\n# Quy chế dài\n\n${Array.from({ length: 25 }, (_, i) => article(i + 1, hours)).join('\n\n')}`

async function office({ golden }: { golden: boolean }) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const queue = (text: string) =>
    app.app.request(
      '/api/library/imports?name=quy-che.txt',
      { method: 'POST', body: text, headers: { authorization: `Bearer ${editor.token}` } },
      { defer: () => {} },
    )
  await queue(textOf(2))
  await readUploads(app.system)
  if (golden) await addGolden(editor.ctx, { text: 'Việc thứ bảy do ai làm ở sân bay quốc tế?', passageIds: [] })
  await queue(textOf(3))
  return app
}

/** What readers and search rest on; ids and times differ from office to office. */
const stateOf = async ({ deps: { db } }: Awaited<ReturnType<typeof office>>) => ({
  imports: await db.all(sql`select state, reason from imports order by rowid`),
  documents: await db.all(sql`select id, version, passage_count from documents`),
  passages: await db.all(sql`select id, version, text from passages order by id`),
  indexed: await db.all(sql`select count(*) as many from section_index`),
  terms: await db.all(sql`select term, sections from library_terms where sections <> 0 order by term`),
  staged: await db.all(sql`select document_id from staged_documents`),
  originals: await db.all(sql`select o.size, count(*) as parts from originals o
    join original_parts p on p.original_id = o.id join document_originals d on d.original_id = o.id group by o.id order by o.size`),
})

test.each([
  ['', { golden: false, every: 1 }],
  // Most of its writes are those of the other, so each second one tells.
  [', where it has to be tried out first too', { golden: true, every: 2 }],
])(
  'a process killed with any of its writes leaves the old version readable, and the next one ends the work%s',
  async (_, { every, ...how }) => {
    const undisturbed = await office(how)
    await readUploads(undisturbed.system)
    const wanted = await stateOf(undisturbed)
    expect(wanted.imports).toMatchObject([{ state: 'done' }, { state: 'done' }])
    expect(wanted.documents).toMatchObject([{ version: 2 }])

    let killed = true
    let times = 0
    for (let dies = 1; killed; dies += every) {
      const app = await office(how)
      const given = { path: app.database.path, at: app.clock.at, dies, after: times % 2 === 1 }
      const child = spawn(process.execPath, [script, JSON.stringify(given)], { stdio: 'inherit' })
      const [, signal] = await once(child, 'exit')
      killed = signal === 'SIGKILL'
      times += killed ? 1 : 0
      const shown = await app.deps.db.all<{ many: number }>(sql`
      select count(distinct p.version) as many from passages p join documents d
        on d.id = p.document_id and d.version = p.version`)
      expect(shown, `killed at write ${dies}`).toEqual([{ many: 1 }])
      app.clock.at += 10 * minuteMs
      await readUploads(app.system)
      await resumeReleases(app.system)
      await foldCounts(app.system)
      expect(await stateOf(app), `killed at write ${dies}`).toEqual(wanted)
      await app.finish()
    }
    expect(times).toBeGreaterThan(5)
  },
)
