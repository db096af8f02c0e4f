import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { offlineContext } from '../../bot/offline-context.ts'
import { addGolden } from '../../core/evaluation/golden.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { open } from '../../db/client.ts'
import { migratedFile } from '../support/database.ts'
import { documentPath } from '../support/documents.ts'
import { conventionText } from '../support/library.ts'
import { rubbish, withoutRubbish } from '../support/releases.ts'
import { projectRoot } from '../support/source-files.ts'

/** The real command over a folder of its own, told how its output begins. */
async function office() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const papers = join(folder, 'van-ban')
  await mkdir(join(papers, 'quy-che'), { recursive: true })
  const loa = (args: string[], onOut: (out: string, stop: () => void) => void = () => {}) =>
    new Promise<{ code: number | null; out: string }>((done) => {
      const child = spawn(process.execPath, [join(projectRoot, 'loa.mjs'), 'import', ...args], {
        env: { PATH: process.env.PATH, DATABASE_URL: `file:${join(folder, 'loa.db')}` },
        cwd: projectRoot,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let out = ''
      child.stdout.on('data', (chunk) => {
        out += String(chunk)
        onOut(out, () => child.kill('SIGINT'))
      })
      child.on('close', (code) => done({ code, out }))
    })
  const url = `file:${join(folder, 'loa.db')}`
  await copyFile(await migratedFile(), join(folder, 'loa.db'))
  return { papers, loa, url }
}

test('a folder of many kinds is taken in with a report a file; the second time nothing is read again', async () => {
  const { papers, loa } = await office()
  await copyFile(documentPath('quy-che.docx'), join(papers, 'quy-che', 'a.docx'))
  await copyFile(documentPath('khoa-mat-khau.pdf'), join(papers, 'khoa.pdf'))
  await writeFile(join(papers, 'lich.txt'), '# Lịch họp\n\nHọp tổ dân phố lúc 19 giờ.')
  await writeFile(join(papers, 'cu.txt'), Buffer.from('§iÒu 1. NghÜa vô\nGi÷ vÖ sinh ngâ phè, b¸o tæ tr­ëng.', 'latin1'))

  const first = await loa([papers])
  expect(first.code).toBe(1)
  expect(first.out).toContain('3 added, 0 changed, 0 unchanged')
  expect(first.out).toContain('khoa.pdf: is locked with a password')
  expect(first.out).toContain('cu.txt: converted from TCVN3')

  const again = await loa([papers, '--json'])
  const report = JSON.parse(again.out)
  expect(report).toMatchObject({ added: 0, unchanged: 3, refused: 1, left: 0 })
  const kinds = report.files.map(({ path, kind }: { path: string; kind: string }) => [path.split('/').at(-1), kind])
  expect(kinds).toEqual([
    ['cu.txt', ''],
    ['khoa.pdf', undefined],
    ['lich.txt', ''],
    ['a.docx', ''],
  ])
  const anew = JSON.parse((await loa([papers, '--json', '--again'])).out)
  expect(anew).toMatchObject({ added: 0, unchanged: 3 })
  expect(anew.files.map(({ kind }: { kind: string }) => kind)).toEqual(['text', undefined, 'text', 'docx'])
})

test('Ctrl-C ends an import after the present file, and the same command goes on', async () => {
  const { papers, loa } = await office()
  const rows = Array.from({ length: 800 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, title: `Việc ${i}`, text: `Nội dung của việc thứ ${i}. `.repeat(20) }),
  )
  const first = join(papers, '1.jsonl')
  const second = join(papers, '2.txt')
  await writeFile(first, rows.join('\n'))
  await writeFile(second, '# Lịch họp\n\nHọp tổ dân phố lúc 19 giờ.')
  let asked = false
  const cut = await loa([papers], (out, stop) => {
    if (!asked && out.includes('0 of 2 files')) stop()
    asked ||= out.includes('0 of 2 files')
  })
  expect(cut.code).toBe(1)
  expect(cut.out).toContain('Stopping after this file')
  expect(cut.out).toContain('800 added')
  expect(cut.out).toContain('Stopped before the last 1 files')
  const rest = await loa([papers])
  expect(rest).toMatchObject({ code: 0, out: expect.stringContaining('1 added, 0 changed, 800 unchanged') })
})

test('a file that takes all the memory a reader has is refused, and the next one is read', async () => {
  const { papers, loa } = await office()
  await writeFile(join(papers, '1.html'), `<html><body>${'<b></b>'.repeat(2_800_000)}`)
  await writeFile(join(papers, '2.txt'), '# Lịch họp\n\nHọp tổ dân phố lúc 19 giờ.')
  const { code, out } = await loa([papers])
  expect(code).toBe(1)
  expect(out).toContain('1.html: needs more than 512 MB to read')
  expect(out).toContain('1 added')
})

test('a file of rows is kept as it came, once, with every document that it became', async () => {
  const { papers, loa, url } = await office()
  const rows = ['Họp tổ lúc 19 giờ.', 'Chợ họp lúc 5 giờ.'].map((text, i) =>
    JSON.stringify({ id: `r${i}`, title: `Việc ${i}`, text }),
  )
  const path = join(papers, 'viec.jsonl')
  await writeFile(path, rows.join('\n'))
  expect((await loa([path])).code).toBe(0)
  expect((await loa([path])).out).toContain('2 unchanged')
  const database = await open(url)
  onTestFinished(() => database.close())
  const kept = await database.db.all<{ name: string; bytes: ArrayBuffer; documents: number }>(sql`
    select o.file_name as name, p.bytes, (select count(*) from document_originals where original_id = o.id) as documents
    from originals o join original_parts p on p.original_id = o.id`)
  expect(kept).toMatchObject([{ name: 'viec.jsonl', documents: 2 }])
  expect(Buffer.from(kept[0]?.bytes ?? new ArrayBuffer(0)).toString()).toBe(rows.join('\n'))
  await writeFile(path, 'not a row')
  expect((await loa([path])).code).toBe(1)
  expect(await database.db.all(sql`select id from originals`)).toHaveLength(1)
})

test('what makes fewer golden questions answered rightly waits, and is shown for a reason', async () => {
  const { papers, loa, url } = await office()
  const paper = join(papers, 'quy-uoc.txt')
  await writeFile(paper, conventionText)
  expect((await loa([paper])).code).toBe(0)
  const database = await open(url)
  onTestFinished(() => database.close())
  const ctx = offlineContext(database, { llm: null, link: (path) => path })
  const { passages } = await ctx.search(rubbish, publicOnly)
  await addGolden(ctx, { text: rubbish, passageIds: [passages[0]?.id ?? ''] })

  await writeFile(paper, withoutRubbish)
  const held = await loa([paper])
  expect(held.code).toBe(1)
  expect(held.out).toContain('1 are stored and not shown')
  expect((await ctx.search(rubbish, publicOnly)).passages[0]?.text).toContain('18 giờ')
  const half = await loa([paper, '--force'])
  expect(half.code).toBe(2)
  expect((await loa([paper, '--force', '--reason', 'vì thế'])).code).toBe(2)

  const insisted = await loa([paper, '--force', '--reason', 'Điều 3 đã bỏ từ tháng 11', '--json'])
  expect(insisted.code).toBe(0)
  const report = JSON.parse(insisted.out)
  expect(report).toMatchObject({ changed: 1, waiting: 0 })
  expect(report.files[0].release.state).toBe('published')
  expect((await ctx.search(rubbish, publicOnly)).passages.map(({ text }) => text).join()).not.toContain('18 giờ')
})
