import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { confirmShares, listShares } from '../../core/broadcasts/share/share.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { collect } from '../../core/news/collect.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { listItems } from '../../core/news/list.ts'
import { addSource, listSources } from '../../core/news/sources.ts'
import { addDays, dayMs, dayOf, instantOf, writtenDay } from '../../core/time.ts'
import type { Life } from '../../db/schema/news.ts'
import { feedOf, newsPage, notices, pageOf } from './notices.ts'
import { by, type Stage } from './world.ts'

const slugsOf = {
  morning: ['sua-mai-cho', 'lop-dien-thoai'],
  tomorrow: ['rao-duong-mau-don', 'kham-suc-khoe', 'lay-y-kien-san-choi'],
  after: ['canh-bao-lua-dao', 'doi-lich-tiep-dan'],
}

/** The digest that has gone out everywhere before the visitor arrives. */
export async function morning(stage: Stage, quizId: string): Promise<void> {
  const { simulator, service, present } = stage
  await addSource(editing(stage), {
    unitId: stage.units.ward.id,
    name: newsPage,
    url: serveNews(stage),
    licence: 'full',
    intervalMinutes: 30,
  })
  await approveNotice(stage, {
    title: 'Mời bà con thi tìm hiểu quy ước tổ dân phố',
    summary: 'Mười câu hỏi, làm ngay trên điện thoại, mỗi người ba lượt. Bấm đường dẫn dưới đây để vào thi.',
    link: stage.ctx.link(`/quizzes/${quizId}`),
  })
  const meeting = addDays(dayOf(present), 1)
  await approveNotice(stage, {
    title: 'Họp bàn sửa cống các ngõ 2, 4, 6',
    summary: 'Mỗi nhà một người. Tổ trưởng đọc dự toán, bà con hỏi và góp ý.',
    life: {
      ...{ kind: 'meeting', place: 'Nhà văn hoá tổ dân phố số 1', contact: 'Ông Tâm, tổ trưởng tổ 1, (024) 0000 0101' },
      ...{ startsAt: instantOf(meeting, '19:30'), endsAt: instantOf(meeting, '21:00'), urgent: false, expiresAt: null },
    },
  })
  await approveNews(stage, slugsOf.morning)
  await planDigest(stage, dayOf(present))
  simulator.clock.set(instantOf(dayOf(present), '06:30'))
  await service.tick()
  await carry(stage)
  await service.tick()
  await simulator.settled()
}

/** The communicator has put the digest into the group that no account may join. */
async function carry({ ctx, staff, simulator, residents, groups }: Stage): Promise<void> {
  const carrying = by(ctx, staff.communicator)
  for (const { id, groups: waiting } of await listShares(carrying)) {
    const { text } = await confirmShares(
      carrying,
      id,
      waiting.map((group) => group.id),
    )
    await simulator.say(residents.ha.id, text, { groupId: groups.old.id })
  }
}

/** Tomorrow's digest, approved and waiting for its hour, and the next one, which still needs a second person. */
export async function today(stage: Stage): Promise<void> {
  const { present } = stage
  const powerCut = writtenDay(present + 6 * dayMs)
  await approveNotice(stage, {
    title: 'Tạm ngừng cấp điện phố Bằng Lăng và các ngõ 2, 4, 6',
    summary: `Từ 8 giờ đến 11 giờ 30 ngày ${powerCut}, điện lực thay máy biến áp. Khu tập thể Dệt không bị cắt điện.`,
    life: {
      ...{ kind: 'power', place: '', contact: '', urgent: false, expiresAt: null },
      startsAt: instantOf(dayOf(present + 6 * dayMs), '08:00'),
      endsAt: instantOf(dayOf(present + 6 * dayMs), '11:30'),
    },
  })
  await approveNews(stage, slugsOf.tomorrow)
  await planDigest(stage, addDays(dayOf(present), 1))
  await approveNotice(stage, {
    title: 'Tổng vệ sinh các ngõ vào sáng thứ Bảy',
    summary: 'Tập trung lúc 6 giờ 45 ở nhà văn hoá tổ dân phố. Mỗi nhà một người, phường mang sẵn chổi và bao.',
  })
  await approveNews(stage, slugsOf.after)
  await draftDigest(editing(stage), { unitId: stage.units.ward.id, day: addDays(dayOf(present), 2) })
  await createNotice(editing(stage), {
    unitId: stage.units.ward.id,
    title: 'Phường nhận hồ sơ tạm trú cả sáng thứ Bảy trong tháng này',
    summary: 'Bộ phận một cửa, số 8 phố Mẫu Đơn, làm việc thêm từ 7 giờ 30 đến 11 giờ 30 các sáng thứ Bảy.',
  })
}

const editing = ({ ctx, staff }: Stage) => by(ctx, staff.editor)
const approving = ({ ctx, staff }: Stage) => by(ctx, staff.approver)

/** Serves the notices as far as they have been published by now, and the page behind each. */
function serveNews({ simulator, present }: Stage): string {
  const link = (slug: string) => `${simulator.url}/feeds/tin/${slug}`
  for (const notice of notices) {
    simulator.serveFeed(`tin/${notice.slug}`, { body: pageOf(notice), contentType: 'text/html; charset=utf-8' })
  }
  return simulator.serveFeed('tin-phuong.xml', () => {
    const out = notices.filter(({ agoMs }) => present - agoMs <= simulator.clock.now())
    const headers = { 'content-type': 'application/rss+xml; charset=utf-8' }
    return new Response(feedOf(out, present, link), { headers })
  })
}

type Words = { title: string; summary: string; link?: string; life?: Life }

async function approveNotice(stage: Stage, words: Words): Promise<void> {
  const { id } = await createNotice(editing(stage), { unitId: stage.units.ward.id, ...words })
  await approveItem(approving(stage), id)
}

async function approveNews(stage: Stage, slugs: string[]): Promise<void> {
  const { ctx, units } = stage
  for (const { source } of await listSources(ctx)) await collect(editing(stage), source.id)
  const { items } = await listItems(ctx, { unitId: units.ward.id, status: 'draft' })
  for (const slug of slugs) {
    const item = items.find(({ guid }) => guid === slug)
    if (!item) throw new Error(`the feed did not bring ${slug}`)
    await approveItem(approving(stage), item.id)
  }
}

async function planDigest(stage: Stage, day: string): Promise<void> {
  const { id, contentHash } = await draftDigest(editing(stage), { unitId: stage.units.ward.id, day })
  await approveDigest(approving(stage), id, { contentHash })
  await scheduleDigest(approving(stage), id, { contentHash })
}
