import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { approveItem } from '../../core/news/items.ts'
import { hourMs } from '../../core/time.ts'
import { items } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const news = [
  [
    'Mở rộng quốc lộ qua ba huyện phía nam',
    'Dự án dài 42 km khởi công ngày 05/12/2026, vốn 1.250 tỷ đồng, do ông Trần Văn Bình làm giám đốc ban quản lý.',
  ],
  [
    'Giá lúa hè thu tăng nhẹ ở các tỉnh đồng bằng',
    'Thương lái thu mua tại ruộng 7.200 đồng một ký, cao hơn tuần trước 300 đồng, theo hiệp hội lương thực.',
  ],
  [
    'Bệnh viện tỉnh khánh thành khoa nhi mới',
    'Khoa có 120 giường, nhận bệnh nhi từ đầu tháng, khám ban đêm cả thứ bảy và chủ nhật cho người dân ở xa.',
  ],
  [
    'Học sinh vùng cao nhận sách trước năm học',
    'Hơn 3.400 bộ sách giáo khoa được chở tới các điểm trường lẻ, phần lớn do cựu giáo viên quyên góp trong mùa hè.',
  ],
] as const

/** A ward whose digest of today tells four news of papers, or these and a notice of its own. */
async function ward({ notice = '' } = {}) {
  const app = await testApp()
  const room = await newsroom(app)
  const now = app.clock.at - hourMs
  for (const [i, [title, summary]] of news.entries()) {
    const id = `it_news${i}`
    await app.system.write((tx) =>
      tx.insert(items).values({
        ...{ id, unitId: room.ward.id, kind: 'news', guid: id, clusterId: id, title, summary, licence: 'excerpt' },
        ...{ sourceName: 'Báo Mẫu', link: `https://bao.example.vn/${i}`, embargoMinutes: 0 },
        ...{ publishedAt: now - hourMs, createdAt: now, updatedAt: now },
      }),
    )
    await approveItem(room.approver.ctx, id)
  }
  if (notice) await room.approvedNotice(notice)
  const { id, contentHash, code } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  const sent = app.sent.find(({ content: { text } }) => text.includes(code))?.content.text ?? ''
  const theirs = (text = sent) =>
    text
      .replaceAll('PHƯỜNG AN BÌNH', 'PHƯỜNG SUỐI CÁT')
      .replaceAll('Phường An Bình', 'Phường Suối Cát')
      .replaceAll(code, 'K7M2QX')
      .replace(/https?:\/\/loa\S+/, 'https://suoicat.example/zapps/987/digests/K7M2QX')
  const ask = async (text: string) => (await app.request('POST', '/api/verify', { body: { text } })).json
  return { app, room, code, sent, theirs, ask }
}

const unaccented = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

test('a digest of another office that tells the same news of papers is theirs, and the papers’, and no altered one of ours', async () => {
  const { sent, theirs, ask } = await ward()
  expect(sent).toContain('Mở rộng quốc lộ')
  const told = await ask(theirs())
  expect(told).toMatchObject({
    ...{ verdict: 'source', isAltered: false, isForged: false, differences: [], unknownCode: 'K7M2QX' },
    elsewhere: { named: 'Phường Suối Cát' },
    original: { kind: 'news', sourceName: 'Báo Mẫu' },
  })
  expect(told.elsewhere.shared.sort()).toEqual(news.map(([title]) => title).sort())
  expect(told.headline).toBe('Bản tin của nơi khác, có tin của báo mà chúng tôi theo dõi')
  expect(told.advice.join(' ')).toContain('mang tên Phường Suối Cát, không phải của chúng tôi')
  // Without their code, without marks, and with matters of their own among it.
  const own =
    '5. Sửa cầu Suối Cát\nXe tải đi vòng theo hướng trường trung học, thời gian thi công dự kiến hai tuần.\n\nMã'
  for (const text of [
    theirs().replace(/\nMã bản tin[\s\S]*$/, ''),
    unaccented(theirs()).toLowerCase(),
    theirs().replace('\nMã', `\n${own}`),
  ])
    expect(await ask(text), text).toMatchObject({ verdict: 'source', isAltered: false, original: { kind: 'news' } })
})

test('what was changed in news that it shares is named, and money that it asks for is warned of', async () => {
  const { theirs, ask } = await ward()
  const altered = await ask(theirs().replace('1.250 tỷ', '9.250 tỷ').replace('Trần Văn Bình', 'Trần Văn Bảnh'))
  expect(altered).toMatchObject({ verdict: 'source', isAltered: true, elsewhere: { named: 'Phường Suối Cát' } })
  expect(altered.headline).toBe('Bản tin của nơi khác, có tin của báo đã bị sửa')
  expect(altered.differences.map(({ told }: { told: string }) => told).join(' ')).toMatch(/9\.250 tỷ[\s\S]*Bảnh/)
  const asking = await ask(`${theirs()}\nNộp 500.000 đồng vào STK 0123 4567 8999.`)
  expect(asking).toMatchObject({ asksMoney: true, elsewhere: { named: 'Phường Suối Cát' } })
  expect(asking.advice[0]).toContain('113')
})

test('a few of ours among many of theirs are the papers’ news, told elsewhere', async () => {
  const { theirs, ask } = await ward()
  const text = theirs()
  const third = text.indexOf('\n2. ')
  const end = text.indexOf('\nMã bản tin')
  const own = Array.from(
    { length: 5 },
    (_, i) =>
      `\n${i + 2}. Việc riêng của phường bên thứ ${i}\nMời bà con khu ${i + 30} tới nhà văn hoá số ${i + 60} nghe phổ biến và ký tên.`,
  )
  const told = await ask(`${text.slice(0, third)}${own.join('\n')}\n${text.slice(end)}`)
  expect(told).toMatchObject({ verdict: 'source', isAltered: false, elsewhere: { named: 'Phường Suối Cát' } })
  expect(told.elsewhere.shared).toHaveLength(1)
})

test('words of our own under another’s name are ours, and that the name was changed is named', async () => {
  const { theirs, ask, sent } = await ward({ notice: 'Lịch thu gom rác mới của khu chợ từ thứ hai tuần sau' })
  const told = await ask(theirs())
  expect(told).toMatchObject({ verdict: 'altered', isAltered: true, elsewhere: null })
  expect(told.differences.map(({ told }: { told: string }) => told).join(' ')).toMatch(/Suối Cát/i)
  // And as they were sent, whole or without their head and code, they are ours.
  expect(await ask(sent)).toMatchObject({ verdict: 'exact', elsewhere: null })
  const body = sent.slice(sent.indexOf('\n1. '), sent.indexOf('\nMã bản tin'))
  expect(await ask(body)).toMatchObject({ verdict: 'exact', isPart: true, elsewhere: null })
})

test('a code of ours claims to be ours, whatever name and news it bears', async () => {
  const { theirs, ask, code, sent } = await ward()
  const ours = theirs().replaceAll('K7M2QX', code)
  expect(await ask(ours)).toMatchObject({ verdict: 'altered', isAltered: true, elsewhere: null, original: { code } })
  const others =
    'Khám mắt miễn phí cho người cao tuổi. Đoàn bác sĩ khám tại trạm y tế sáng thứ năm, bà con mang theo thẻ bảo hiểm và đơn thuốc cũ nếu có.'
  const head = sent.slice(0, sent.indexOf('\n1. '))
  // Our head over their matters: forged with our code, and nothing of ours without.
  expect(await ask(`${head}\n1. ${others}\nMã bản tin: ${code}`)).toMatchObject({ isForged: true })
  expect(await ask(`${head}\n1. ${others}\nMã bản tin: K7M2QX`)).toMatchObject({
    ...{ verdict: 'unknown', unknownCode: 'K7M2QX', elsewhere: null },
  })
  // Their code on all of ours is a change in ours.
  expect(await ask(sent.replaceAll(code, 'K7M2QX'))).toMatchObject({ verdict: 'altered', elsewhere: null })
})

test('a neighbour in the same Loa is no other office', async () => {
  const { app, theirs, ask } = await ward()
  await app.unit('Phường Suối Cát')
  expect(await ask(theirs())).toMatchObject({ verdict: 'altered', elsewhere: null })
})

test('a letterhead alone on its line names an office, an article that tells of one does not', async () => {
  const { ask } = await ward()
  const [title, summary] = news[0]
  const letter = await ask(`UBND PHƯỜNG SUỐI CÁT\n${title}\n${summary}`)
  expect(letter).toMatchObject({ verdict: 'source', isAltered: false, elsewhere: { named: 'PHƯỜNG SUỐI CÁT' } })
  const article = await ask(`UBND tỉnh Bình Minh vừa cho biết: ${title}\n${summary}`)
  expect(article).toMatchObject({ elsewhere: null })
})
