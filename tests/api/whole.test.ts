import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkCommand } from '../../bot/commands/check.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { originals } from '../../db/schema/intake.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'
import { openRound, plainQuestions, take } from '../support/quiz.ts'

async function checked(app: TestApp) {
  const lines: string[] = []
  const isWhole = await checkCommand(app.system, (line) => lines.push(line))
  return { isWhole, text: lines.join('\n') }
}

async function office() {
  const app = await testApp()
  const room = await newsroom(app)
  await room.approvedNotice('Lịch thu gom rác')
  await takeIn(app.system, {
    fileName: 'quy-uoc.txt',
    // What stands before the first article is a section aside.
    text: 'ỦY BAN NHÂN DÂN PHƯỜNG MẪU\nQUY ƯỚC\nSố: 01/QU\nĐiều 1. Rác thải\nRác được mang ra từ 18 giờ.\n\nĐiều 2. Tiếng ồn\nKhông ồn sau 22 giờ.\n',
  })
  return { app, room }
}

const fault = (app: TestApp, ...statements: string[]) =>
  app.deps.write(async (tx) => {
    for (const statement of statements) await tx.run(sql.raw(statement))
  })

test('a database that is whole is said to be, part by part', async () => {
  const { app } = await office()
  expect(await app.database.db.all(sql`select 1 from sections where aside = 1`)).toHaveLength(1)
  const { isWhole, text } = await checked(app)
  expect(text).not.toMatch(/^BAD/m)
  expect(isWhole).toBe(true)
  expect(text).toMatch(/^ok {3}Audit log: \d+ lines, whole$/m)
  expect(text).toMatch(/^ok {3}Search: [1-9]\d* rows in indexes, whole$/m)
})

test('what is not as it was written is told, with what to do', async () => {
  const { app } = await office()
  const at = app.clock.at
  await app.deps.write((tx) =>
    tx.insert(originals).values([
      { id: 'or_cut', fileName: 'a.pdf', size: 10, sha256: 'x', createdAt: at },
      { id: 'or_left', fileName: 'b.pdf', createdAt: at - 9 * dayMs },
      { id: 'or_now', fileName: 'c.pdf', createdAt: at },
    ]),
  )
  await fault(
    app,
    'delete from section_index where rowid = (select min(seq) from sections where aside = 0)',
    "insert into items_plain (rowid, words) values (9999, 'ma')",
    'drop trigger audit_log_no_update',
    "update audit_log set actor_id = 'ai' where seq = 2",
  )
  const { isWhole, text } = await checked(app)
  expect(isWhole).toBe(false)
  expect(text).toContain('section_index: 1 rows are not found by their words')
  expect(text).toContain('items_plain: 1 rows lead to nothing')
  expect(text).toContain('line 2, or one before it, is not what was written')
  expect(text).toContain('file or_cut: 0 of 10 bytes')
  expect(text).toContain('file or_left: its upload broke off')
  expect(text).not.toContain('or_now')
  expect(text).toMatch(/BAD {2}Search.*\n(?: {7}.*\n)+ {7}import the documents again/)
})

test('a row that refers to nothing is told', async () => {
  const { app } = await office()
  await app.database.client.execute('pragma foreign_keys = off')
  await app.database.client.execute(
    "insert into original_parts (original_id, position, bytes) values ('none', 0, x'00')",
  )
  expect((await checked(app)).text).toContain('original_parts → originals: 1 rows refer to nothing')
})

test('a sealed result that was changed is told', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { questionCount: 5 }, { questions: plainQuestions(5), openFor: hourMs })
  const person = await app.person('Một')
  await take(app, round.id, person.token, { right: 4 })
  app.clock.at += hourMs + 15 * minuteMs
  await sealDue(app.system)
  app.clock.at += 15 * minuteMs
  await sealDue(app.system)
  expect((await checked(app)).text).toContain('ok   Contests: 1 ledgers')
  await fault(app, 'update attempts set score = 5 where score = 4')
  const { isWhole, text } = await checked(app)
  expect([isWhole, text]).toEqual([false, expect.stringMatching(/BAD {2}Contests.*\n +round \w+: .*"hash"/)])
})
