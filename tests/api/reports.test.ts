import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { reportCsv } from '../../bot/report/report-files.ts'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import { keptReport, makeReportsDue, readReport } from '../../core/statistics/report/reports.ts'
import { addDays, instantOf } from '../../core/time.ts'
import { questions } from '../../db/schema/answers.ts'
import { testApp } from '../support/app.ts'
import { readDocx } from '../support/read-docx.ts'

const cellsOf = (sheet: { rows: Map<number, Map<number, unknown>> } | undefined) =>
  JSON.stringify([...(sheet?.rows.values() ?? [])].map((row) => [...row.values()]))

const letterhead = {
  ...{ above: 'Thành phố Mẫu', office: 'Uỷ ban nhân dân phường Mẫu', sign: 'BC-UBND', place: 'Phường Mẫu' },
  ...{ signerTitle: 'Chủ tịch', signer: 'Nguyễn Văn Mẫu', recipients: ['Uỷ ban nhân dân thành phố'] },
}

async function office() {
  const app = await testApp({ startAt: instantOf('2026-09-01', '00:30') })
  const ward = await app.unit('Phường Mẫu')
  const one = await app.unit('=HYPERLINK("x")', { kind: 'quarter', parentId: ward.id })
  await app.database.write(async (tx) => {
    for (let at = 0; at < 30; at += 1) {
      const askedAt = instantOf('2026-09-05', '09:00')
      await tx.insert(questions).values({
        ...{
          id: `qu_${at}`,
          unitId: one.id,
          channel: 'oa_chat',
          text: 'Hỏi',
          outcome: 'found',
          askedAt,
          updatedAt: askedAt,
        },
      })
    }
  })
  const night = async (day: string) => {
    app.clock.at = instantOf(addDays(day, 1), '00:10')
    await countFacts(app.system)
    await makeReportsDue(app.system)
  }
  const signIn = () => app.person('Quản Trị', ['admin', ward.id])
  return { app, ward, one, night, signIn }
}

const bytesOf = async (app: Awaited<ReturnType<typeof office>>['app'], path: string, token: string) => {
  const response = await app.app.request(path, { headers: { authorization: `Bearer ${token}` } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('a month’s report has the head, the tables and the foot of an official letter, in Word as in a workbook', async () => {
  const { app, ward, night, signIn } = await office()
  await night('2026-09-30')
  const admin = await signIn()
  const put = await app.request('PUT', `/api/statistics/report/form/${ward.id}`, {
    as: admin.token,
    body: { monthly: true, letterhead },
  })
  expect(put.status, put.text).toBe(200)
  const address = `/api/statistics/report/file?unitId=${ward.id}&month=2026-09`
  const words = await readDocx(await bytesOf(app, `${address}&form=docx`, admin.token))
  for (const said of [
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'UỶ BAN NHÂN DÂN PHƯỜNG MẪU',
    'Phường Mẫu, ngày 01 tháng 10 năm 2026',
    'BÁO CÁO',
    'tháng 09/2026',
    'Tháng 09/2026 có 30 câu hỏi',
    'Nơi nhận:',
    'CHỦ TỊCH',
    'Nguyễn Văn Mẫu',
  ])
    expect(words).toContain(said)
  const [figures, units] = await sheetsIn(await bytesOf(app, `${address}&form=xlsx`, admin.token))
  expect(cellsOf(figures)).toContain('Câu hỏi của người dân: có câu trả lời')
  expect(cellsOf(units)).toContain('=HYPERLINK')
  // Whose it is and of when, and counts that a spreadsheet adds up.
  expect(cellsOf(figures)).toContain('Uỷ ban nhân dân phường Mẫu, tháng 09/2026')
  const asked = [...(figures?.rows.values() ?? [])].find(
    (row) => row.get(1)?.text === 'Câu hỏi của người dân: có câu trả lời',
  )
  expect(asked?.get(2)).toMatchObject({ kind: 'number', number: 30 })
})

test('a name that begins like a formula stays a text in every file', async () => {
  const { app, ward, night, signIn } = await office()
  await night('2026-09-30')
  const admin = await signIn()
  const csv = reportCsv(await readReport(admin.ctx, { unitId: ward.id, month: '2026-09' }))
  expect(csv.startsWith('\uFEFF')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  const rows = await app.request('GET', '/api/statistics/rows?from=2026-09-01&to=2026-10-31&form=csv', {
    as: admin.token,
  })
  expect(rows.headers.get('content-type')).toContain('text/csv')
  expect(rows.text).toContain(`"'=HYPERLINK(""x"")","Khu phố","Câu hỏi","",30,`)
})

test('a report is made of each month that is over, once, and stays as it was made', async () => {
  const { app, ward, night, signIn } = await office()
  await night('2026-09-29')
  const before = await signIn()
  await app.request('PUT', `/api/statistics/report/form/${ward.id}`, {
    as: before.token,
    body: { monthly: true, letterhead },
  })
  expect(
    (await app.request('GET', '/api/statistics/report?month=2026-09', { as: before.token })).json.error.reason,
  ).toBe('figures.whole')
  await night('2026-09-30')
  await night('2026-10-01')
  const admin = await signIn()
  const { json } = await app.request('GET', '/api/statistics/reports', { as: admin.token })
  expect(json.reports).toHaveLength(1)
  expect(json.reports[0]).toMatchObject({ month: '2026-09', unitName: 'Phường Mẫu', openedAt: null })
  const waiting = await app.request('GET', '/api/overview', { as: admin.token })
  expect(waiting.json.reportsWaiting).toBe(1)
  await app.request('PUT', `/api/statistics/report/form/${ward.id}`, {
    as: admin.token,
    body: { monthly: true, letterhead: { ...letterhead, signer: 'Người Khác' } },
  })
  expect((await keptReport(admin.ctx, json.reports[0].id)).letterhead.signer).toBe('Nguyễn Văn Mẫu')
  await app.request('POST', `/api/statistics/reports/${json.reports[0].id}/open`, { as: admin.token })
  expect((await app.request('GET', '/api/overview', { as: admin.token })).json.reportsWaiting).toBe(0)
})

test('another unit’s report is not found, and a unit that has ended heads none anew', async () => {
  const { app, ward, one, night, signIn } = await office()
  await night('2026-09-30')
  const admin = await signIn()
  const editor = await app.person('Biên Tập', ['editor', one.id])
  expect(
    (await app.request('GET', `/api/statistics/report?unitId=${ward.id}&month=2026-09`, { as: editor.token })).status,
  ).toBe(404)
  expect(
    (await app.request('GET', '/api/statistics/report?month=2026-12', { as: admin.token })).json.error.reason,
  ).toBe('figures.whole')
  expect((await app.request('GET', '/api/statistics/report?month=2026-13', { as: admin.token })).status).toBe(400)
  await app.database.write((tx) => tx.run(sql`update units set closed_at = 1 where id = ${one.id}`))
  const form = await app.request('PUT', `/api/statistics/report/form/${one.id}`, {
    as: admin.token,
    body: { monthly: true, letterhead },
  })
  expect(form.json.error.reason).toBe('unit.ended')
})
