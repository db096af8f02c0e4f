import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDocuments } from '../../bot/import/read.ts'
import { documentsOfRows } from '../../bot/import/rows.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { importRefusal } from '../../core/library/messages.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import { searchSections } from '../../core/library/search/search-sections.ts'
import type { Reader } from '../../db/client.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { asNobody } from '../support/nobody.ts'
import { projectRoot } from '../support/source-files.ts'

const article = (number: number, text: string, law = '01/2026/QH16') => ({
  id: `${law}#${number}`,
  doc_id: law,
  doc_title: 'Luật Mẫu',
  article: String(number),
  title: `Điều ${number}. Việc thứ ${number}`,
  chapter: '',
  text,
})
const jsonl = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const small = jsonl(
  article(1, '1. Nuôi ong phải báo tổ trưởng.\n2. Đặt tổ ong cách nhà mười mét.'),
  article(2, 'Trồng hoa ven đường.'),
)

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const upload = (file: Parameters<typeof takeIn>[1]) => takeIn(editor.ctx, file)
  return { ...app, ward, editor, upload }
}

const found = async (db: Pick<Reader, 'all'>, text: string) => (await searchSections(db, text, publicOnly)).sections

/** Everything that search rests on, so that two states can be compared. */
async function stateOf(db: Pick<Reader, 'all'>) {
  return {
    terms: await db.all(sql`select term, sections from library_terms where sections <> 0 order by term`),
    passages: await db.all(sql`select id, text from passages order by id`),
    sections: (await db.all(sql`select seq from sections`)).length,
    indexed: (await db.all(sql`select rowid from section_index`)).length,
  }
}

describe('the list of documents', () => {
  it('is sorted by number, day of issue or passages, and what a document does not say stands last', async () => {
    const { system, request, editor } = await office()
    const paper = (number: string, day: string, articles: number) =>
      documentFromText(
        `${number || 'khong-so'}.txt`,
        [
          'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
          ...(number ? [`Số: ${number}/QĐ-UBND`, `Phường Mẫu, ngày ${day}`] : []),
          ...['QUYẾT ĐỊNH', 'Về việc giữ xe'],
          ...Array.from({ length: articles }, (_, i) => `Điều ${i + 1}. Việc thứ ${i + 1}\nNội dung của việc.`),
        ].join('\n'),
      )
    const given = [paper('12', '05 tháng 11 năm 2025', 1), paper('', '', 2), paper('7', '01 tháng 3 năm 2026', 3)]
    await importDocuments(system, given)
    const sorted = async (query: string) => {
      const { json } = await request('GET', `/api/library/documents?${query}`, { as: editor.token })
      return json.documents.map(({ number }: { number: string }) => number.split('/')[0])
    }
    expect(await sorted('sort=issued')).toEqual(['12', '7', ''])
    expect(await sorted('sort=issued&down=true')).toEqual(['7', '12', ''])
    expect(await sorted('sort=passages')).toEqual(['12', '', '7'])
    expect((await sorted('sort=number')).at(-1)).toBe('')
    expect((await request('GET', '/api/library/documents?sort=title', { as: editor.token })).status).toBe(400)
  })
})

describe('taking documents in', () => {
  it('stores articles as passages that search finds and links open, with a line in the audit log', async () => {
    const { upload, request, deps, editor } = await office()
    const report = await upload({ fileName: 'luat.jsonl', jsonl: small })
    expect(report).toMatchObject({ added: 1, passages: 3, refused: [] })
    const search = await request('GET', `/api/library/search?q=${encodeURIComponent('to ong cach nha bao xa')}`)
    expect(search.json.passages[0]).toMatchObject({ label: 'Điều 1, khoản 2', documentNumber: '01/2026/QH16' })
    const opened = await request('GET', `/api/library/passages/${search.json.passages[0].id}`)
    expect(opened.json).toMatchObject({
      passage: { text: '2. Đặt tổ ong cách nhà mười mét.' },
      moved: false,
      around: {
        from: 0,
        total: 3,
        passages: [{ label: 'Điều 1, khoản 1' }, { label: 'Điều 1, khoản 2' }, { label: 'Điều 2' }],
      },
    })
    const document = await request('GET', `/api/library/documents/${opened.json.document.id}`)
    expect(document.json.outline.map(({ label }: { label: string }) => label)).toEqual([
      'Điều 1, khoản 1',
      'Điều 1, khoản 2',
      'Điều 2',
    ])
    const lines = await deps.db.all<{ actor_id: string }>(
      sql`select actor_id from audit_log where action = 'document.import'`,
    )
    expect(lines).toEqual([{ actor_id: editor.id }])
  })

  it('knows a document again that was kept under a key of the older form', async () => {
    const { upload, deps } = await office()
    const notice = { fileName: 'nq.md', text: 'Số: 15-NQ/TW\n\n# Nghị quyết mẫu\n\nNuôi ong phải báo tổ trưởng.' }
    expect(await upload(notice)).toMatchObject({ added: 1 })
    await deps.write((tx) => tx.run(sql`update documents set number_key = '15-nq/tw'`))
    const renewal = await readFile('db/migrations/0011_keys-of-numbers.sql', 'utf8')
    for (const statement of renewal.split('--> statement-breakpoint'))
      await deps.write((tx) => tx.run(sql.raw(statement)))
    expect(await upload(notice)).toMatchObject({ added: 0, unchanged: 1 })
    await deps.write((tx) => tx.run(sql.raw(renewal.split('--> statement-breakpoint')[0] ?? '')))
    expect(await deps.db.all(sql`select number_key as key from documents`)).toEqual([{ key: '15/nq-tw' }])
  })

  it('says whether a document is in force on the day that is asked, as the office wrote above its text', async () => {
    const { upload, request } = await office()
    const text = 'Hiệu lực: 15/10/2026\nHết hiệu lực: 15/10/2027\n\n# Quy ước mẫu\n\nNuôi ong phải báo tổ trưởng.'
    await upload({ fileName: 'quy-uoc.md', text })
    const { json } = await request('GET', '/api/library/documents')
    const on = async (day: string) =>
      (await request('GET', `/api/library/documents/${json.documents[0].id}?on=${day}`)).json.inForce
    expect(json.documents[0]).toMatchObject({ inForce: 'yes', confirmed: true })
    expect(await on('2026-10-14')).toBe('not_yet')
    expect(await on('2027-10-14')).toBe('yes')
    expect(await on('2027-10-15')).toBe('no')
    expect((await request('GET', `/api/library/documents/${json.documents[0].id}?on=2026-02-30`)).status).toBe(400)
  })

  it('says nothing of force by a day that was only read in the text', async () => {
    const { upload, request } = await office()
    const text = '# Quyết định mẫu\n\nNuôi ong phải báo tổ trưởng.\n\nQuyết định này có hiệu lực từ ngày 01/01/2020.'
    await upload({ fileName: 'qd.md', text })
    const { json } = await request('GET', '/api/library/documents')
    expect(json.documents[0]).toMatchObject({ effectiveOn: '2020-01-01', inForce: 'unknown', confirmed: false })
  })

  it('changes nothing the second time', async () => {
    const { upload, deps } = await office()
    await upload({ fileName: 'luat.jsonl', jsonl: small })
    const before = await stateOf(deps.db)
    expect(await upload({ fileName: 'luat.jsonl', jsonl: small })).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
    })
    expect(await stateOf(deps.db)).toEqual(before)
  })

  it('replaces a changed document whole: old words are gone, old links lead to the new clause', async () => {
    const { upload, request, deps } = await office()
    await upload({ fileName: 'luat.jsonl', jsonl: small })
    const [clause] = await deps.db.all<{ id: string }>(sql`select id from passages where label = 'Điều 1, khoản 2'`)
    const changed = jsonl(article(1, '1. Nuôi ong phải báo tổ trưởng.\n2. Đặt tổ ong cách nhà hai mươi mét.'))
    expect(await upload({ fileName: 'luat.jsonl', jsonl: changed })).toMatchObject({ changed: 1 })
    expect(await found(deps.db, 'trồng hoa ven đường')).toEqual([])
    const opened = await request('GET', `/api/library/passages/${clause?.id}`)
    expect(opened.json.passage.text).toContain('hai mươi mét')

    const fresh = await office()
    await fresh.upload({ fileName: 'luat.jsonl', jsonl: changed })
    expect(await stateOf(deps.db)).toEqual(await stateOf(fresh.deps.db))
  })

  it('keeps a law once when it comes article by article and as one text, in either order', async () => {
    const whole = jsonl({
      doc_id: 'luat-mau',
      number: '01/2026/QH16',
      title: 'Luật mẫu',
      text: 'Điều 1. Việc thứ 1\n\n1. Nuôi ong phải báo tổ trưởng.\n\nĐiều 2. Việc thứ 2\n\nTrồng hoa ven đường.',
    })
    for (const order of [
      [small, whole],
      [whole, small],
    ]) {
      const { upload, deps } = await office()
      for (const rows of order) await upload({ fileName: 'luat.jsonl', jsonl: rows })
      expect(await found(deps.db, 'nuôi ong báo tổ trưởng')).toHaveLength(1)
      const [kept] = await deps.db.all<{ origin: string }>(sql`select origin from documents`)
      expect(kept?.origin).toBe('articles')
    }
  })

  it('keeps apart two laws that came out under one number, however often they are imported', async () => {
    const { upload, deps } = await office()
    const two = jsonl(
      {
        number: '35-L/CTN',
        title: 'Luật khuyến khích đầu tư trong nước',
        text: 'Điều 1. Đầu tư\n\nNhà nước khuyến khích đầu tư.',
      },
      {
        number: '35-L/CTN',
        title: 'Luật thuế chuyển quyền sử dụng đất',
        text: 'Điều 1. Thuế\n\nChuyển quyền thì nộp thuế.',
      },
    )
    expect(await upload({ fileName: 'a.jsonl', jsonl: two })).toMatchObject({ added: 2 })
    expect(await upload({ fileName: 'a.jsonl', jsonl: two })).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    })
    expect(await found(deps.db, 'thuế chuyển quyền')).toHaveLength(1)
  })

  it('reports an unreadable line by its number and takes the rest', async () => {
    const { upload } = await office()
    const report = await upload({ fileName: 'luat.jsonl', jsonl: `{"id": \n${small}\n{"other": 1}` })
    expect(report).toMatchObject({ added: 1 })
    expect(report.refused).toMatchObject([
      { line: 1, reason: 'line.unreadable' },
      { line: 4, reason: 'line.unknown' },
    ])
  })

  it.each([
    ['an unknown kind', 'a.exe', 'x', 'file.kind'],
    ['a secret document', 'a.txt', 'ỦY BAN\nTỐI MẬT\nKế hoạch', 'document.secret'],
    ['a document without text', 'a.txt', '  \n ', 'document.empty'],
  ] as const)('refuses %s that is handed in, and says why', async (_what, fileName, text, reason) => {
    const { raw, request, settled, editor, deps } = await office()
    const headers = { authorization: `Bearer ${editor.token}`, 'content-type': 'application/octet-stream' }
    expect((await raw(`/api/library/imports?name=${fileName}`, text, headers)).status).toBe(202)
    await settled()
    const { json } = await request('GET', '/api/library/imports', { as: editor.token })
    expect(json.imports).toMatchObject([{ state: 'refused', message: importRefusal(reason) }])
    expect(await deps.db.all(sql`select id from documents`)).toEqual([])
  })

  it('lets nobody but an editor in, nor one of another unit replace a document', async () => {
    const { upload, person, unit } = await office()
    await upload({ fileName: 'luat.jsonl', jsonl: small })
    const reader = await person('Lan', ['member', (await unit('Tổ 1')).id])
    await expect(takeIn(reader.ctx, { fileName: 'a.txt', text: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other = await person('Tú', ['editor', (await unit('Phường khác')).id])
    const report = await takeIn(other.ctx, { fileName: 'luat.jsonl', jsonl: jsonl(article(1, 'Khác.')) })
    expect(report).toMatchObject({ changed: 0, refused: [{ reason: 'document.elsewhere' }] })
  })
})

describe('reading files', () => {
  async function folderWith(files: Record<string, string | Uint8Array>) {
    const folder = await mkdtemp(join(tmpdir(), 'loa-files-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return folder
  }

  it('goes on past bad ones: binary, truncated, missing, of another kind', async () => {
    const { system } = await office()
    const whole = gzipSync(small)
    const folder = await folderWith({
      'a-good.jsonl.gz': whole,
      'b-cut.jsonl.gz': whole.subarray(0, 40),
      'c-binary.txt': Uint8Array.of(0x25, 0x50, 0, 1, 2),
      'd-latin.txt': Uint8Array.of(0x63, 0xf4, 0x6e, 0x67),
      'e-program.bin': Uint8Array.of(1),
      'f-good.md': '# Thông báo\n\nHọp lúc 19 giờ.',
    })
    // A gigabyte that takes no room on the disk, and would take it in memory.
    await writeFile(join(folder, 'g-huge.pdf'), '%PDF-1.7')
    await truncate(join(folder, 'g-huge.pdf'), 1024 ** 3)
    const report = await importDocuments(system, readDocuments([folder, join(folder, 'nowhere')]))
    expect(report.added).toBe(2)
    expect(report.refused.map(({ name, reason }) => [name.split('/').at(-1), reason])).toEqual([
      ['b-cut.jsonl.gz', 'file.unreadable'],
      ['c-binary.txt', 'file.kind'],
      ['d-latin.txt', 'file.encoding'],
      ['e-program.bin', 'file.kind'],
      ['g-huge.pdf', 'file.large'],
      ['nowhere', 'file.missing'],
    ])
  })

  it('refuses by name what it may not open, and reads what stands beside it', async () => {
    const folder = await folderWith({
      'closed.md': '# Một',
      'closed.jsonl': '{}',
      'open.md': '# Hai\n\nHọp lúc 19 giờ.',
    })
    await mkdir(join(folder, 'within'))
    await writeFile(join(folder, 'within/three.md'), '# Ba')
    for (const name of ['closed.md', 'closed.jsonl', 'within']) await chmod(join(folder, name), 0o300)
    const read: unknown[] = []
    await asNobody(folder, async () => {
      for await (const one of readDocuments([folder, join(folder, 'within/three.md')]))
        read.push(isRefusal(one) ? [one.name.split('/').at(-1), one.reason] : 'read')
    })
    expect(read).toEqual([
      ['closed.jsonl', 'file.closed'],
      ['closed.md', 'file.closed'],
      'read',
      ['within', 'file.closed'],
      ['three.md', 'file.closed'],
    ])
  })
})

describe('an import that is not alone', () => {
  const many = (law: string, count: number) =>
    jsonl(
      ...Array.from({ length: count }, (_, i) =>
        article(i + 1, `${'Nội dung dài của điều này. '.repeat(30)} Mốc ${i + 1}.`, law),
      ),
    )

  it('shows nothing of a long document until all of it is there, and finishes it when tried again', async () => {
    const { system, deps } = await office()
    const rows = many('02/2026/QH16', 360).split('\n')
    let writes = 0
    const dying = {
      ...system,
      write: ((work) => {
        writes += 1
        if (writes > 3) throw new Error('the process died')
        return system.write(work)
      }) as typeof system.write,
    }
    await expect(importDocuments(dying, documentsOfRows('x', rows))).rejects.toThrow('died')
    expect((await deps.db.all(sql`select seq from sections`)).length).toBeGreaterThan(0)
    expect(await found(deps.db, 'nội dung dài của điều này')).toEqual([])

    expect(await importDocuments(system, documentsOfRows('x', rows))).toMatchObject({ added: 1 })
    const clean = await office()
    await importDocuments(clean.system, documentsOfRows('x', rows))
    expect(await stateOf(deps.db)).toEqual(await stateOf(clean.deps.db))
  })

  it('runs beside the service in another process: both write, nothing is lost', async () => {
    const { database, request, deps } = await office()
    const folder = await mkdtemp(join(tmpdir(), 'loa-files-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'laws.jsonl')
    await writeFile(path, [many('03/2026/QH16', 150), many('04/2026/QH16', 150), many('05/2026/QH16', 150)].join('\n'))
    const child = spawn(process.execPath, [join(projectRoot, 'loa.mjs'), 'import', path], {
      env: { ...process.env, DATABASE_URL: database.url },
      stdio: 'ignore',
    })
    let ended: number | null = null
    const exit = new Promise<void>((done) =>
      child.once('exit', (code) => {
        ended = code
        done()
      }),
    )
    let asked = 0
    while (ended === null && asked < 500) {
      const { status } = await request('POST', '/api/questions', { body: { text: `Mốc ${asked} nằm ở đâu?` } })
      expect(status).toBe(201)
      asked += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await exit
    expect(ended).toBe(0)
    expect(await deps.db.all(sql`select id from questions`)).toHaveLength(asked)
    const [kept] = await deps.db.all<{ many: number }>(sql`select count(*) as many from sections`)
    expect(kept?.many).toBe(450)
    expect((await found(deps.db, 'điều 7 nghị quyết 04/2026/QH16'))[0]).toMatchObject({
      article: '7',
      numberKey: '4/2026/qh16',
    })
  })
})

describe('search', () => {
  it('goes to the article of the document that the question names by number', async () => {
    const { system, deps } = await office()
    const laws = ['11/2026/QH16', '12/2026/QH16'].flatMap((law) =>
      [1, 2, 3].map((n) => article(n, `Quy định chung số ${n}.`, law)),
    )
    await importDocuments(system, documentsOfRows('x', jsonl(...laws).split('\n')))
    for (const question of ['Điều 2 luật 12/2026/QH16 quy định gì', 'dieu 2 luat so 12'])
      expect((await found(deps.db, question))[0]).toMatchObject({ numberKey: '12/2026/qh16', article: '2' })
  })

  it('knows a word typed without marks though both its syllables then look like carriers of a question', async () => {
    const { system, deps } = await office()
    await importDocuments(system, [
      documentFromText('a.txt', '# Thành viên\n\nTrọng tài có quyền dừng trận đấu.'),
      documentFromText('b.txt', '# Thành viên\n\nQuyền dừng xe trong ngõ, dừng tại chợ.'),
    ])
    const [first] = await found(deps.db, 'trong tai')
    const [referee] = await deps.db.all<{ id: string }>(sql`
      select document_id as id from passages where text like 'Trọng tài%'`)
    expect(first?.documentId).toBe(referee?.id)
  })

  it('prefers the word with the marks that were typed, and finds it without', async () => {
    const { system, deps } = await office()
    await importDocuments(system, [
      documentFromText('a.txt', '# Nuôi bò\n\nBò thả ngoài đồng.'),
      documentFromText('b.txt', '# Bỏ rác\n\nBỏ rác vào thùng.'),
      documentFromText('c.txt', '# Bơ sữa\n\nBơ giữ trong tủ lạnh.'),
    ])
    const titles = async (text: string) => {
      const seqs = (await found(deps.db, text)).map(({ documentId }) => documentId)
      return Promise.all(
        seqs.map(
          async (id) =>
            (await deps.db.all<{ title: string }>(sql`select title from documents where id = ${id}`))[0]?.title,
        ),
      )
    }
    expect((await titles('bò'))[0]).toBe('Nuôi bò')
    expect((await titles('bỏ'))[0]).toBe('Bỏ rác')
    expect((await titles('bơ'))[0]).toBe('Bơ sữa')
    expect((await titles('bo')).sort()).toEqual(['Bơ sữa', 'Bỏ rác', 'Nuôi bò'].sort())
  })
})
