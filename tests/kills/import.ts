import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { addGolden } from '../../core/evaluation/golden.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { type TestApp, testApp } from '../support/app.ts'

// Long enough to be written in several pieces, hidden until the last.
const article = (number: number, hours: number) =>
  `Điều ${number}. Việc thứ ${number}\n${Array.from({ length: 8 }, (_, i) => `${i + 1}. Việc ${number}.${i} làm trong ${hours} giờ, ${'do tổ trưởng phân công '.repeat(12)}.`).join('\n')}`
const textOf = (hours: number) =>
  `Số: 09/QC-TDP\n\n# Quy chế dài\n\n${Array.from({ length: 25 }, (_, i) => article(i + 1, hours)).join('\n\n')}`

async function office({ golden, startAt }: { golden: boolean; startAt?: number }): Promise<TestApp> {
  const app = await testApp({ startAt })
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
const stateOf = async ({ deps: { db } }: TestApp) => ({
  imports: await db.all(sql`select state, reason from imports order by rowid`),
  documents: await db.all(sql`select id, version, passage_count from documents`),
  passages: await db.all(sql`select id, version, text from passages order by id`),
  indexed: await db.all(sql`select count(*) as many from section_index`),
  terms: await db.all(sql`select term, sections from library_terms where sections <> 0 order by term`),
  staged: await db.all(sql`select document_id from staged_documents`),
  originals: await db.all(sql`select o.size, count(*) as parts from originals o
    join original_parts p on p.original_id = o.id join document_originals d on d.original_id = o.id group by o.id order by o.size`),
})

export type Death = { at: number; after: boolean }
type Ended = {
  /** False where all was done before its `at`-th write. */
  killed: boolean
  /** The office as it was left. */
  left: TestApp
  /** Ten minutes later somebody else goes on, to the end. */
  goOn(): Promise<TestApp>
}
type How = {
  golden: boolean
  /** Of its writes each so many is died with. */
  every: number
  startAt?: number
  /** Reads what waits, and dies with the `at`-th write. */
  readBy: (app: TestApp, death: Death) => Promise<Ended>
}

/** Who reads a file is killed with any of its writes: the old version stays readable, and the next one ends the work. */
export async function killedDuringAnImport({ every, readBy, ...how }: How): Promise<void> {
  // What every death begins with is made once.
  const laid = await office(how)
  await laid.database.scrub()
  const begun = () => testApp({ startAt: how.startAt, from: laid.database.path })
  const undisturbed = await begun()
  await readUploads(undisturbed.system)
  const wanted = await stateOf(undisturbed)
  expect(wanted.imports).toMatchObject([{ state: 'done' }, { state: 'done' }])
  expect(wanted.documents).toMatchObject([{ version: 2 }])

  let died = true
  let times = 0
  for (let at = 1; died; at += every) {
    const app = await begun()
    const { killed, left, goOn } = await readBy(app, { at, after: times % 2 === 1 })
    died = killed
    times += killed ? 1 : 0
    const shown = await left.deps.db.all<{ many: number }>(sql`
      select count(distinct p.version) as many from passages p join documents d
        on d.id = p.document_id and d.version = p.version`)
    expect(shown, `killed at write ${at}`).toEqual([{ many: 1 }])
    const ended = await goOn()
    expect(await stateOf(ended), `killed at write ${at}`).toEqual(wanted)
    for (const one of new Set([app, left, ended])) await one.finish()
  }
  expect(times * every).toBeGreaterThan(5)
}
