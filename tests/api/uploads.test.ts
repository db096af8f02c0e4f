import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs, minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { conventionText } from '../support/library.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function office(env: Record<string, string> = {}) {
  const app = await testApp({ env })
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const send = (
    name: string,
    body: Uint8Array<ArrayBuffer> | string,
    { as = editor.token, ...query }: Record<string, string> = {},
  ) => {
    const address = `/api/library/imports?${new URLSearchParams({ name, ...query })}`
    const bytes = typeof body === 'string' ? bytesOf(body) : body
    return app.raw(address, bytes, { authorization: `Bearer ${as}`, 'content-type': 'application/octet-stream' })
  }
  const listed = async () => {
    await app.settled()
    return (await app.request('GET', '/api/library/imports', { as: editor.token })).json.imports
  }
  const documents = async () => {
    await app.settled()
    return (await app.request('GET', '/api/library/documents')).json.documents
  }
  return { ...app, ward, editor, send, listed, documents }
}

const originals = (app: Awaited<ReturnType<typeof office>>) =>
  app.deps.db.all(sql`select o.id, count(p.position) as parts from originals o left join original_parts p
    on p.original_id = o.id group by o.id`)

describe('a file handed in', () => {
  it('is kept, read behind the reply, found, and handed out again byte for byte', async () => {
    const app = await office()
    const sent = await app.send('Quy ước tổ 5.md', conventionText)
    expect(sent.status, sent.text).toBe(202)
    const [row] = await app.listed()
    expect(row).toMatchObject({
      id: sent.json.id,
      state: 'done',
      fileName: 'Quy ước tổ 5.md',
      personName: 'Hà',
      unitName: 'Phường Mẫu',
      passages: 5,
      report: { documentCount: 1, documents: [{ outcome: 'added', title: 'Quy ước Tổ dân phố 5' }] },
    })
    const [document] = await app.documents()
    expect(document).toMatchObject({ title: 'Quy ước Tổ dân phố 5', fileName: 'Quy ước tổ 5.md' })
    const found = await app.request('GET', `/api/library/search?q=${encodeURIComponent('giờ đổ rác')}`)
    expect(found.json.passages[0].label).toBe('Điều 3')

    const file = await app.request('GET', `/api/library/documents/${document.id}/original`)
    expect(file.text).toBe(conventionText)
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="quy-uoc-to-5.md"; filename*=UTF-8''${encodeURIComponent('Quy ước tổ 5.md')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    const audit = await app.deps.db.all<{ action: string; actor_id: string }>(
      sql`select action, actor_id from audit_log where action in ('import.upload', 'document.import')`,
    )
    expect(audit).toEqual([
      { action: 'import.upload', actor_id: app.editor.id },
      { action: 'document.import', actor_id: app.editor.id },
    ])
  })

  it('sent again changes nothing, says so, and is not kept twice', async () => {
    const app = await office()
    await app.send('quy-uoc.md', conventionText)
    const [before] = await app.documents()
    await app.listed()
    await app.send('quy-uoc.md', conventionText)
    const [latest] = await app.listed()
    expect(latest).toMatchObject({ state: 'done', report: { documents: [{ id: before.id, outcome: 'unchanged' }] } })
    expect(await originals(app)).toHaveLength(1)
    expect(await app.documents()).toEqual([before])
  })

  it('of more than a write’s worth of parts comes out as it went in', async () => {
    const app = await office()
    const line = `${randomBytes(300).toString('hex')}\n\n`
    const text = `# Sổ tay\n\n${line.repeat(2500)}`
    await app.send('so-tay.md', text)
    const [row] = await app.listed()
    expect(row.state, row.message).toBe('done')
    const [document] = await app.documents()
    const file = await app.request('GET', `/api/library/documents/${document.id}/original`)
    const hash = (content: string) => createHash('sha256').update(content).digest('hex')
    expect(hash(file.text)).toBe(hash(text))
    expect((await originals(app)) as unknown[]).toMatchObject([{ parts: Math.ceil(bytesOf(text).length / 262144) }])
  })

  it.each([
    ['empty', 'trong.txt', '', 400, 'Tệp trống'],
    ['with only folders for a name', '../../', 'Điều 1. Một', 400, 'Tên tệp chưa đúng'],
    ['with a name too long', `${'a'.repeat(300)}.txt`, 'Điều 1. Một', 400, 'Tên tệp chưa đúng'],
    ['too large', 'lon.txt', 'a'.repeat(1024 * 1024 + 1), 413, 'Tệp quá lớn'],
  ])('%s is refused and leaves nothing', async (_what, name, body, status, message) => {
    const app = await office({ LIBRARY_FILE_MB: '1' })
    const refused = await app.send(name, body)
    expect([refused.status, refused.json.error.message]).toEqual([status, expect.stringContaining(message)])
    expect([await app.listed(), await originals(app)]).toEqual([[], []])
  })

  it('too large and of no stated length is cut off where the limit is', async () => {
    const app = await office({ LIBRARY_FILE_MB: '1' })
    let given = 0
    const body = new ReadableStream({
      pull(controller) {
        given += 1
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const reply = await app.app.request(
      '/api/library/imports?name=lon.txt',
      { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${app.editor.token}` } } as RequestInit,
      { defer: () => {} },
    )
    expect(reply.status).toBe(413)
    expect(given).toBeLessThan(64)
    expect(await originals(app)).toEqual([])
  })

  it('lost in the middle leaves nothing', async () => {
    const app = await office()
    let given = 0
    const body = new ReadableStream({
      pull(controller) {
        given += 1
        if (given > 20) controller.error(new Error('the line is gone'))
        else controller.enqueue(new Uint8Array(128 * 1024))
      },
    })
    const reply = await app.app.request(
      '/api/library/imports?name=lon.txt',
      { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${app.editor.token}` } } as RequestInit,
      { defer: () => {} },
    )
    expect([reply.status, ((await reply.json()) as { error: { reason: string } }).error.reason]).toEqual([
      400,
      'file.cut',
    ])
    expect([await app.listed(), await originals(app)]).toEqual([[], []])
  })

  it('keeps no folder and no control sign of its name', async () => {
    const app = await office()
    await app.send('..\\kho/../quy\u0000-uoc\u202e.md', conventionText)
    const [row] = await app.listed()
    expect(row.fileName).toBe('quy-uoc.md')
  })

  it('of an unknown kind is refused by the reader, may be tried again, and says why', async () => {
    const app = await office()
    await app.send('phan-mem.exe', 'MZ')
    const [row] = await app.listed()
    expect(row).toMatchObject({
      state: 'refused',
      mayRetry: true,
      message: expect.stringContaining('chưa được hỗ trợ'),
    })
    const again = await app.request('POST', `/api/library/imports/${row.id}/retry`, { as: app.editor.token })
    expect(again.status).toBe(200)
    expect((await app.listed())[0]).toMatchObject({ id: row.id, state: 'refused' })
  })

  it('that was refused is let go after a week, and the row stays', async () => {
    const app = await office()
    await app.send('phan-mem.exe', 'MZ')
    await app.send('quy-uoc.md', conventionText)
    await app.settled()
    await retain(app.system)
    expect(await originals(app)).toHaveLength(2)
    app.clock.at += 8 * dayMs
    await retain(app.system)
    expect(await originals(app)).toHaveLength(1)
    const rows = await app.deps.db.all(sql`select state, original_id is null as gone from imports order by rowid`)
    expect(rows).toEqual([
      { state: 'refused', gone: 1 },
      { state: 'done', gone: 0 },
    ])
  })

  it('that bears a secrecy marking leaves no copy', async () => {
    const app = await office()
    await app.send('mat.txt', `MẬT\n\n${conventionText}`)
    const [row] = await app.listed()
    expect(row).toMatchObject({ state: 'refused', mayRetry: false, message: expect.stringContaining('độ mật') })
    expect(await originals(app)).toEqual([])
  })
})

describe('who may', () => {
  it('another unit’s files cannot be seen, stopped or handed in, and its documents not replaced', async () => {
    const app = await office()
    const other = await app.unit('Phường Khác')
    const stranger = await app.person('Khách', ['editor', other.id])
    await app.send('quy-uoc.md', conventionText)
    const [row] = await app.listed()
    const [document] = await app.documents()
    expect((await app.request('GET', '/api/library/imports', { as: stranger.token })).json.imports).toEqual([])
    const cancel = await app.request('POST', `/api/library/imports/${row.id}/cancel`, { as: stranger.token })
    expect(cancel.status).toBe(404)
    const there = await app.send('x.txt', 'Điều 1. Một', { as: stranger.token, unitId: app.ward.id })
    const over = await app.send('x.txt', 'Điều 1. Một', { as: stranger.token, replaces: document.id })
    expect([there.status, over.status]).toEqual([404, 404])
    const retire = await app.request('POST', `/api/library/documents/${document.id}/retire`, { as: stranger.token })
    expect(retire.status).toBe(404)
    await app.send('quy-uoc.md', conventionText.replace('22 giờ', '23 giờ'), { as: stranger.token })
    await app.settled()
    const [theirs] = (await app.request('GET', '/api/library/imports', { as: stranger.token })).json.imports
    expect(theirs).toMatchObject({ state: 'refused', message: expect.stringContaining('thuộc đơn vị khác') })
  })

  it('two units each have their own document under one file’s name, where it has no number', async () => {
    const app = await office()
    const other = await app.unit('Phường Khác')
    const stranger = await app.person('Khách', ['editor', other.id])
    const duty = (days: string) => `# Lịch trực tết\n\nTrạm y tế trực ${days}.`
    await app.send('lich-truc.txt', duty('mùng một'))
    await app.settled()
    for (const days of ['mùng hai', 'mùng ba']) {
      await app.send('lich-truc.txt', duty(days), { as: stranger.token })
      await app.settled()
    }
    const texts = await app.deps.db.all(sql`
      select p.text, d.version from passages p join documents d on d.id = p.document_id and d.version = p.version
      order by p.text`)
    expect(texts).toEqual([
      { text: 'Trạm y tế trực mùng ba.', version: 2 },
      { text: 'Trạm y tế trực mùng một.', version: 1 },
    ])
  })

  it('a person whose right was taken away meanwhile takes nothing in', async () => {
    const app = await office()
    await app.deps.write((tx) => tx.run(sql`create trigger lose after insert on imports begin delete from roles; end`))
    await app.send('quy-uoc.md', conventionText)
    await app.settled()
    const rows = await app.deps.db.all(sql`select state, reason from imports`)
    expect(rows).toEqual([{ state: 'refused', reason: 'import.right' }])
    expect(await app.documents()).toEqual([])
  })

  it('a reader gets only the originals of what they may read, and none of what was retired', async () => {
    const app = await office()
    await app.send('quy-uoc.md', conventionText, { access: 'member' })
    await app.settled()
    const [{ id } = { id: '' }] = await app.deps.db.all<{ id: string }>(sql`select id from documents`)
    const member = await app.person('Thành viên', ['member', app.ward.id])
    const open = async (as?: string) =>
      (await app.request('GET', `/api/library/documents/${id}/original`, { as })).status
    expect([await open(), await open(member.token)]).toEqual([404, 200])
    const act = (what: string) => app.request('POST', `/api/library/documents/${id}/${what}`, { as: app.editor.token })
    await act('retire')
    expect(await open(member.token)).toBe(404)
    const off = await app.request('GET', '/api/library/documents?retired=1', { as: app.editor.token })
    expect(off.json.documents).toMatchObject([{ id }])
    await act('restore')
    expect(await open(member.token)).toBe(200)
  })
})

describe('reading', () => {
  it('goes on after the process died in the middle, once the lease is over', async () => {
    const app = await office()
    const reading = { ...app.system, readFile: () => new Promise<never>(() => {}) }
    await app.app.request(
      '/api/library/imports?name=quy-uoc.md',
      { method: 'POST', body: conventionText, headers: { authorization: `Bearer ${app.editor.token}` } },
      { defer: () => {} },
    )
    void readUploads(reading)
    await expect.poll(async () => (await app.listed())[0].state).toBe('reading')
    expect(await readUploads(app.system)).toBe(0)
    app.clock.at += 3 * minuteMs
    expect(await readUploads(app.system)).toBe(1)
    expect((await app.listed())[0]).toMatchObject({ state: 'done', passages: 5 })
  })

  it('that a person stops ends, and shows nothing', async () => {
    const app = await office()
    const unasked = (_read: number, _pages: number) => {}
    let page = unasked
    let aborted = false
    const ctx = {
      ...app.system,
      readFile: (_name: string, _bytes: Uint8Array, options?: { signal?: AbortSignal; onPage?: typeof page }) =>
        new Promise<never>((_, failed) => {
          page = options?.onPage ?? page
          options?.signal?.addEventListener('abort', () => {
            aborted = true
            failed(new Error('stopped'))
          })
        }),
    }
    await app.app.request(
      '/api/library/imports?name=quy-uoc.md',
      { method: 'POST', body: conventionText, headers: { authorization: `Bearer ${app.editor.token}` } },
      { defer: () => {} },
    )
    const reading = readUploads(ctx)
    await expect.poll(() => page).not.toBe(unasked)
    expect((await app.listed())[0].state).toBe('reading')
    app.clock.at += 1000
    page(3, 12)
    await expect.poll(async () => (await app.listed())[0]).toMatchObject({ pagesRead: 3, pages: 12 })
    const [row] = await app.listed()
    await app.request('POST', `/api/library/imports/${row.id}/cancel`, { as: app.editor.token })
    app.clock.at += 1000
    page(4, 12)
    await reading
    expect([aborted, (await app.listed())[0].state, await app.documents()]).toEqual([true, 'cancelled', []])
  })

  it('of a process that is told to end is put back in line', async () => {
    const app = await office()
    const stopping = new AbortController()
    let began = false
    const ctx = {
      ...app.system,
      readFile: (_name: string, _bytes: Uint8Array, options?: { signal?: AbortSignal }) =>
        new Promise<never>((_, failed) => {
          began = true
          options?.signal?.addEventListener('abort', () => failed(new Error('stopped')))
        }),
    }
    await app.app.request(
      '/api/library/imports?name=quy-uoc.md',
      { method: 'POST', body: conventionText, headers: { authorization: `Bearer ${app.editor.token}` } },
      { defer: () => {} },
    )
    const reading = readUploads(ctx, stopping.signal)
    await expect.poll(() => began).toBe(true)
    expect((await app.listed())[0].state).toBe('reading')
    stopping.abort()
    await reading
    expect((await app.listed())[0].state).toBe('queued')
    expect(await readUploads(app.system)).toBe(1)
  })

  it('that kills the process three times is given up', async () => {
    const app = await office()
    await app.send('quy-uoc.md', conventionText)
    await app.settled()
    await app.deps.write((tx) => tx.run(sql`update imports set state = 'reading', attempts = 3, lease_until = 0`))
    await readUploads(app.system)
    expect((await app.listed())[0]).toMatchObject({ state: 'refused', message: expect.stringContaining('nhiều lần') })
  })
})

describe('a new version', () => {
  async function answered() {
    const app = await office()
    await app.send('quy-uoc.md', conventionText)
    await app.settled()
    const ask = (text: string) => app.request('POST', '/api/questions', { as: app.editor.token, body: { text } })
    await ask('mấy giờ phải giữ yên tĩnh?')
    await ask('rác mang ra điểm tập kết lúc mấy giờ?')
    const review = async () =>
      (await app.request('GET', '/api/questions/review', { as: app.editor.token })).json.marked as {
        id: string
        question: string
        citations: { label: string }[]
      }[]
    return { ...app, review }
  }

  it('keeps passages’ ids by place, and marks the answers whose clause changed until a person has looked', async () => {
    const app = await answered()
    const [document] = await app.documents()
    const ids = () => app.deps.db.all(sql`select id from passages order by id`)
    const before = await ids()
    await app.send('quy-uoc-moi.docx.md', conventionText.replace('từ 22 giờ đến 6 giờ', 'từ 21 giờ đến 6 giờ'), {
      replaces: document.id,
    })
    const [row] = await app.listed()
    expect(row.report.documents).toMatchObject([{ id: document.id, outcome: 'changed' }])
    expect(await ids()).toEqual(before)
    const [marked, ...others] = await app.review()
    expect(others).toEqual([])
    expect(marked).toMatchObject({ question: 'mấy giờ phải giữ yên tĩnh?', citations: [{ label: 'Điều 1, khoản 1' }] })

    const seen = await app.request('POST', `/api/questions/review/${marked?.id}/seen`, { as: app.editor.token })
    expect(seen.status).toBe(200)
    expect(await app.review()).toEqual([])
    const audit = await app.deps.db.all(sql`select subject_id from audit_log where action = 'answer.review'`)
    expect(audit).toEqual([{ subject_id: marked?.id }])

    const record = await app.request('GET', `/api/records/${document.id}`, { as: app.editor.token })
    expect(record.json.files).toMatchObject([
      { version: 2, uploadedByName: 'Hà' },
      { version: 1, uploadedByName: 'Hà' },
    ])
    const old = await app.request('GET', `/api/library/documents/${document.id}/original?version=1`, {
      as: app.editor.token,
    })
    expect(old.text).toBe(conventionText)
    expect((await app.request('GET', `/api/library/documents/${document.id}/original?version=1`)).status).toBe(401)
  })

  it('marks golden questions too, and so does retiring', async () => {
    const app = await answered()
    const [passage] = await app.deps.db.all<{ id: string }>(sql`select id from passages where label = 'Điều 3'`)
    await app.request('POST', '/api/evaluation/golden', {
      as: app.editor.token,
      body: { text: 'Đổ rác lúc nào?', passageIds: [passage?.id] },
    })
    const [document] = await app.documents()
    await app.request('POST', `/api/library/documents/${document.id}/retire`, { as: app.editor.token })
    const marked = await app.review()
    expect(marked.map(({ question }) => question).sort()).toEqual([
      'mấy giờ phải giữ yên tĩnh?',
      'rác mang ra điểm tập kết lúc mấy giờ?',
      'Đổ rác lúc nào?',
    ])
    for (const { id } of marked) {
      await app.request('POST', `/api/questions/review/${id}/seen`, { as: app.editor.token })
    }
    expect(await app.review()).toEqual([])
  })
})
