import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../bot/http/app.ts'
import { keyRoutes, openToAll } from '../../bot/http/key-routes.ts'
import type { OpenApi } from '../../bot/http/openapi/document.ts'
import { keysOnly } from '../../bot/http/openapi/shapes.ts'
import { newMemory } from '../../bot/memory.ts'
import { minuteMs } from '../../core/time.ts'
import { scopes } from '../../db/schema/api-keys.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { passages } from '../../db/schema/library.ts'
import { type Role, roleNames } from '../../db/schema/roles.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { openRound, take } from '../support/quiz.ts'

type Who = 'visitor' | 'guest' | Role | 'elsewhere'
const everyone: Who[] = ['visitor', 'guest', ...roleNames, 'elsewhere']
const signedIn = everyone.filter((who) => who !== 'visitor')
const staff: Who[] = ['admin', 'approver', 'editor', 'communicator', 'responder', 'elsewhere']
// `elsewhere` is an admin of another tree: the role exists, the row is not theirs.
const only = (...roles: Role[]): Who[] => ['admin', 'elsewhere', ...roles]

type Line = { allowed: Who[]; body?: object }
const any = 'un_none'
const notice = {
  unitId: any,
  title: 'Thông báo',
  summary: 'Nội dung',
  sourceName: 'Phường',
  author: '',
  link: '',
  publishedAt: 1,
}
const metadata = {
  version: 1,
  number: '',
  title: 'Quy ước',
  kind: '',
  issuer: '',
  place: '',
  issuedOn: null,
  effectiveOn: null,
  expiresOn: null,
  term: '',
  signatory: '',
  access: 'public',
}
const curatedAnswer = { unitId: any, wordings: ['Giờ đổ rác ở tổ?'], text: 'Từ 18 giờ.' }
const told = {
  ...{ name: 'Đăng ký khai sinh', called: ['khai sinh'], papers: ['Tờ khai'], copies: '1 bộ', fee: 'Không thu' },
  ...{ time: 'Trong ngày', decider: 'UBND', place: 'Bộ phận một cửa', online: '', note: '' },
}
const procedure = { vi: told, en: null, onlineUrl: '', forms: [], grounds: [{ text: 'Luật Hộ tịch', passageId: null }] }
const restructuring = { act: 'merge', unitIds: [any], targetId: 'un_other', day: '2026-11-23' }
const announcement = {
  ...{ title: 'Mất điện', text: 'Tối nay mất điện.', link: '', life: null, audience: {}, sendAt: null },
  ...{ urgentReason: '', imageId: null, fileId: null, recurrence: null },
}
const leaders = only('editor', 'communicator', 'approver')
const gathering = {
  ...{ kind: 'residents_meeting', title: 'Họp tổ', lead: '', startsAt: 4e12, endsAt: 4e12 + 1, place: 'Nhà văn hoá' },
  ...{ link: '', contact: '', attends: 'invited', votes: 'members', quorumPercent: null, votersExpected: null },
  ...{
    asksRoomNumber: false,
    anonymousComments: false,
    agenda: [],
    invited: { groupIds: [], unitIds: [], personIds: [] },
  },
}
const packetContent = {
  ...{ orientation: 'Nói rõ việc sắp xếp tổ dân phố.', facts: [], questions: [] },
  kit: [{ title: 'Sắp xếp tổ dân phố', text: 'Từ tháng 12.' }],
}
const opinion = {
  ...{ id: '2f1c1f1e-0000-4000-8000-000000000001', unitId: any, subject: 'Giá điện' },
  ...{ people: '5-19', feeling: 'worried', suggestion: '' },
}
const campaign = {
  ...{ title: 'Sắp xếp tổ dân phố', lead: 'Cùng tìm hiểu.', startsOn: '2026-12-01', endsOn: '2026-12-31' },
}
const task = { title: 'Phát tin', unitId: any, personId: null, dueOn: '2026-12-05' }
const aClass = {
  ...{ title: 'Lớp', classKind: 'training', programme: '', contact: '', asksRoomNumber: false, roundId: null },
  ...{ invited: { groupIds: [], unitIds: [] }, attendPercent: 80, passPercent: null },
}
const { kind: _kind, ...gatheringPlan } = gathering
const gatheringAgain = {
  ...{ kind: 'cell_meeting', title: 'Họp chi bộ', papersOn: null },
  recurrence: { every: 'month', on: [4], at: '19:30', until: null },
  plan: {
    ...{ lead: '', place: 'Nhà văn hoá', link: '', contact: '', attends: 'invited', votes: 'members' },
    ...{ quorumPercent: null, asksRoomNumber: false, minutes: 60, agenda: [], invited: gathering.invited },
  },
}
const bankQuestion = {
  ...{ text: 'Ai?', options: ['Một', 'Hai'], correct: [0], explanation: '', source: '', passageId: null, tags: [] },
  difficulty: null,
}
const question = { text: 'Câu hỏi?', options: ['Một', 'Hai'], correct: [0] }

/** Every route of the API and who gets past its role check. A route without a line here fails the last test. */
const table: Record<string, Line> = {
  'GET /api/announcements': { allowed: staff },
  'POST /api/announcements': { allowed: only('editor', 'communicator'), body: { unitId: any, ...announcement } },
  'POST /api/announcements/preview': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, ...announcement },
  },
  'POST /api/announcements/attachments': { allowed: only('editor', 'communicator') },
  'GET /api/announcements/templates': { allowed: only('editor', 'communicator') },
  'POST /api/announcements/templates': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, name: 'Họp tổ', title: 'Mời họp', text: 'Mời bà con họp.' },
  },
  'DELETE /api/announcements/templates/:id': { allowed: only('editor', 'communicator') },
  'GET /api/announcements/:id': { allowed: staff },
  'PUT /api/announcements/:id': {
    allowed: only('editor', 'communicator'),
    body: { contentHash: 'x', ...announcement },
  },
  'DELETE /api/announcements/:id': { allowed: only('editor', 'communicator') },
  'POST /api/announcements/:id/approve': { allowed: only('approver'), body: { contentHash: 'x' } },
  'POST /api/announcements/:id/return': { allowed: only('approver'), body: { contentHash: 'x', reason: 'Sai giờ' } },
  'GET /api/api-keys': { allowed: only() },
  'POST /api/api-keys': {
    allowed: only(),
    body: { unitId: any, name: 'Cổng thông tin', scopes: ['library.read'], days: 30 },
  },
  'DELETE /api/api-keys/:id': { allowed: only() },
  'GET /api/approvals': { allowed: only('approver') },
  'GET /api/approvals/:id': { allowed: only('approver') },
  'POST /api/approvals/:id/approve': { allowed: only('approver'), body: { contentHash: 'x' } },
  'POST /api/approvals/:id/return': { allowed: only('approver'), body: { contentHash: 'x', reason: 'Sai giờ' } },
  'GET /api/attempts/:id': { allowed: signedIn },
  'PUT /api/attempts/:id/answers': { allowed: signedIn, body: { answers: [[0]] } },
  'POST /api/attempts/:id/submit': { allowed: signedIn, body: { answers: [[0]] } },
  'GET /api/audit': { allowed: only('approver') },
  'GET /api/belonging': { allowed: only('communicator') },
  'POST /api/belonging': { allowed: only('communicator'), body: { people: [{ id: any, unitId: any }], confirm: true } },
  'GET /api/boards/timeliness': { allowed: staff },
  'GET /api/boards/:unitId': { allowed: staff },
  'PUT /api/boards/:unitId/seats': { allowed: only('approver'), body: { office: 'chair', personId: any } },
  'POST /api/boards/:unitId/duties': {
    allowed: only('approver', 'editor', 'communicator'),
    body: { work: 'write', personId: any, from: '2026-11-24', to: '2026-11-24' },
  },
  'DELETE /api/boards/:unitId/duties': {
    allowed: only('approver', 'editor', 'communicator'),
    body: { work: 'write', from: '2026-11-24', to: '2026-11-24' },
  },
  'POST /api/boards/:unitId/duties/swap': {
    allowed: only('approver', 'editor', 'communicator'),
    body: { work: 'write', day: '2026-11-24', withDay: '2026-11-25' },
  },
  'GET /api/broadcasts': { allowed: staff },
  'GET /api/broadcasts/:id': { allowed: staff },
  'GET /api/broadcasts/:id/events': { allowed: staff },
  'POST /api/broadcasts/:id/deliveries/:delivery/settle': { allowed: only('communicator'), body: { arrived: true } },
  'POST /api/broadcasts/:id/pause': { allowed: only('communicator') },
  'POST /api/broadcasts/:id/resume': { allowed: only('communicator') },
  'POST /api/broadcasts/:id/cancel': { allowed: only('communicator') },
  'POST /api/broadcasts/:id/retry-failed': { allowed: only('communicator') },
  'GET /api/campaigns': { allowed: staff },
  'POST /api/campaigns': { allowed: only('editor', 'communicator'), body: { unitId: any, ...campaign } },
  'GET /api/campaigns/public': { allowed: everyone },
  'GET /api/campaigns/public/:code': { allowed: everyone },
  'GET /api/campaigns/tasks/mine': { allowed: signedIn },
  'POST /api/campaigns/tasks/:id/done': { allowed: signedIn, body: { done: true } },
  'GET /api/campaigns/:id': { allowed: staff },
  'PUT /api/campaigns/:id': { allowed: only('editor', 'communicator'), body: { ...campaign, contentHash: 'x' } },
  'POST /api/campaigns/:id/approve': { allowed: only('approver'), body: { contentHash: 'x' } },
  'POST /api/campaigns/:id/withdraw': { allowed: only('editor', 'communicator') },
  'POST /api/campaigns/:id/copy': {
    allowed: only('editor', 'communicator'),
    body: { title: 'Đợt sau', startsOn: '2027-01-01' },
  },
  'GET /api/campaigns/:id/figures': { allowed: staff },
  'GET /api/campaigns/:id/candidates': { allowed: only('editor', 'communicator') },
  'POST /api/campaigns/:id/parts': { allowed: only('editor', 'communicator'), body: { kind: 'item', refId: 'it_x' } },
  'DELETE /api/campaigns/:id/parts': { allowed: only('editor', 'communicator'), body: { kind: 'item', refId: 'it_x' } },
  'POST /api/campaigns/:id/tasks': { allowed: only('editor', 'communicator'), body: task },
  'PUT /api/campaigns/:id/tasks/:task': { allowed: only('editor', 'communicator'), body: task },
  'DELETE /api/campaigns/:id/tasks/:task': { allowed: only('editor', 'communicator') },
  'POST /api/campaigns/:id/tags': { allowed: only('editor', 'communicator'), body: { tag: 'tổ dân phố', keep: true } },
  'GET /api/curated': { allowed: staff },
  'POST /api/curated': { allowed: only('responder', 'editor', 'approver'), body: curatedAnswer },
  'GET /api/curated/:id': { allowed: everyone },
  'PUT /api/curated/:id': { allowed: only('responder', 'editor', 'approver'), body: curatedAnswer },
  'POST /api/curated/:id/approve': { allowed: only('approver'), body: { contentHash: 'a'.repeat(64) } },
  'POST /api/curated/:id/review': { allowed: only('approver') },
  'POST /api/curated/:id/retire': { allowed: only('responder', 'editor', 'approver') },
  'GET /api/data-requests': { allowed: only('responder') },
  'POST /api/data-requests': { allowed: only('responder'), body: { kind: 'object', askedBy: 'Bà Sáu', text: 'Ngừng' } },
  'POST /api/data-requests/:id': { allowed: only('responder'), body: { act: 'acknowledge' } },
  'POST /api/verify': { allowed: everyone, body: { text: 'Tin này' } },
  'POST /api/verify/picture': { allowed: everyone },
  'GET /api/verify/asked': { allowed: staff },
  'GET /api/digests/public': { allowed: everyone },
  'GET /api/digests/public/:code': { allowed: everyone },
  'GET /api/digests': { allowed: staff },
  'POST /api/digests': { allowed: only('editor', 'communicator'), body: { unitId: any, day: '2026-11-24' } },
  'GET /api/digests/:id': { allowed: staff },
  'PATCH /api/digests/:id': { allowed: only('editor', 'communicator'), body: { opening: 'Chào bà con' } },
  'GET /api/digests/:id/items-to-take': { allowed: only('editor', 'communicator') },
  'POST /api/digests/:id/preview': { allowed: only('editor', 'communicator'), body: { opening: 'Chào bà con' } },
  'POST /api/digests/:id/approve': { allowed: only('approver'), body: { contentHash: 'a'.repeat(64) } },
  'POST /api/digests/:id/try-out': { allowed: staff },
  'POST /api/digests/:id/forecast': { allowed: only('communicator') },
  'GET /api/digests/:id/corrections': { allowed: staff },
  'POST /api/digests/:id/corrections': { allowed: only('editor', 'communicator'), body: { text: 'Đúng là 8 giờ' } },
  'POST /api/digests/:id/corrections/:correction/approve': {
    allowed: only('approver'),
    body: { contentHash: 'a'.repeat(64) },
  },
  'POST /api/digests/:id/schedule': { allowed: only('communicator'), body: { contentHash: 'a'.repeat(64) } },
  'GET /api/unmet': { allowed: staff },
  'POST /api/unmet/:id/take': { allowed: only('responder', 'editor'), body: { became: 'dropped' } },
  'POST /api/unmet/:id/part': { allowed: only('responder', 'editor') },
  'POST /api/unmet/:id/fulfil': { allowed: only('editor') },
  'GET /api/calendar/days': { allowed: staff },
  'PUT /api/calendar/days': {
    allowed: only('communicator', 'approver'),
    body: { unitId: any, day: '2026-11-30', name: 'Quốc tang', closed: false, noSend: true },
  },
  'DELETE /api/calendar/days': {
    allowed: only('communicator', 'approver'),
    body: { unitId: any, day: '2026-11-30' },
  },
  'GET /api/calendar/rules/:unitId': { allowed: staff },
  'PUT /api/calendar/rules/:unitId': {
    allowed: only('approver'),
    body: { ifNobody: 'items', eveningAt: '19:30', quietFrom: '22:00', quietTo: '06:00', parts: 1 },
  },
  'DELETE /api/calendar/rules/:unitId': { allowed: only('approver') },
  'GET /api/calendar/entries': { allowed: staff },
  'GET /api/calendar/feed': { allowed: staff },
  'POST /api/calendar/feed': { allowed: staff },
  'DELETE /api/calendar/feed': { allowed: staff },
  'GET /api/calendar/broadcasts/:id/move': { allowed: only('communicator') },
  'POST /api/calendar/broadcasts/:id/move': { allowed: only('communicator'), body: { sendAt: 1 } },
  'GET /api/contacts': { allowed: staff },
  'POST /api/contacts': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, kind: 'police', name: 'Công an', phone: '113', address: '', hours: '' },
  },
  'DELETE /api/contacts/:id': { allowed: only('editor', 'communicator') },
  'GET /api/contacts/hours/:unitId': { allowed: staff },
  'PUT /api/contacts/hours/:unitId': {
    allowed: only('editor', 'communicator'),
    body: { week: [[], [], [], [], [], [], []], closures: [], note: '' },
  },
  'GET /api/district': { allowed: staff },
  'POST /api/district': {
    allowed: only('editor'),
    body: {
      unitId: any,
      office: 'Phòng Tư pháp',
      matter: '',
      successor: 'Ủy ban nhân dân xã',
      legalSource: '131/2025/NĐ-CP',
    },
  },
  'DELETE /api/district/:id': { allowed: only('editor') },
  'GET /api/evaluation': { allowed: staff },
  'POST /api/evaluation/golden': { allowed: only('editor'), body: { text: 'Câu hỏi?', passageIds: [] } },
  'DELETE /api/evaluation/golden/:id': { allowed: only('editor') },
  'GET /api/webhooks': { allowed: only() },
  'POST /api/webhooks': {
    allowed: only(),
    body: { unitId: any, url: 'https://cong.example.vn/loa', events: ['digest.sent'] },
  },
  'DELETE /api/webhooks/:id': { allowed: only() },
  'POST /api/webhooks/:id/pause': { allowed: only() },
  'POST /api/webhooks/:id/resume': { allowed: only() },
  'POST /api/webhooks/:id/secret': { allowed: only() },
  'POST /api/webhooks/:id/test': { allowed: only() },
  'GET /api/words': { allowed: staff },
  'POST /api/words': { allowed: only('editor'), body: { people: 'giấy xanh', law: 'giấy chứng nhận mẫu' } },
  'DELETE /api/words/:id': { allowed: only('editor') },
  'POST /api/evaluation/runs': { allowed: only('editor') },
  'POST /api/feedback': { allowed: everyone, body: { text: 'Đèn đường hỏng' } },
  'POST /api/feedback/pictured': { allowed: everyone },
  'GET /api/feedback': { allowed: staff },
  'GET /api/feedback/mine': { allowed: signedIn },
  'GET /api/feedback/track/:code': { allowed: everyone },
  'GET /api/feedback/track/:code/pictures/:picture': { allowed: everyone },
  'POST /api/feedback/track/:code/additions': { allowed: everyone },
  'POST /api/feedback/track/:code/reopen': { allowed: everyone, body: { text: 'Chưa xong' } },
  'POST /api/feedback/track/:code/rating': { allowed: everyone, body: { rating: 5 } },
  'GET /api/feedback/templates': { allowed: only('approver', 'responder') },
  'POST /api/feedback/templates': {
    allowed: only('approver', 'responder'),
    body: { unitId: any, name: 'Đèn', text: 'Đã thay.' },
  },
  'DELETE /api/feedback/templates/:id': { allowed: only('approver', 'responder') },
  'POST /api/feedback/many': {
    allowed: only('approver', 'responder'),
    body: { cases: [], deed: { act: 'assign', personId: any } },
  },
  'GET /api/feedback/:id': { allowed: staff },
  'GET /api/feedback/:id/hands': { allowed: only('approver', 'responder') },
  'GET /api/feedback/:id/pictures/:picture': { allowed: staff },
  'POST /api/feedback/:id/assign': { allowed: only('approver', 'responder'), body: { personId: 'pe_none' } },
  'POST /api/feedback/:id/route': {
    allowed: only('approver', 'responder'),
    body: { unitId: any, reason: 'Không thuộc phường' },
  },
  'POST /api/feedback/:id/colleagues': { allowed: only('approver', 'responder'), body: { personId: 'pe_none' } },
  'POST /api/feedback/:id/messages': { allowed: only('approver', 'responder') },
  'POST /api/feedback/:id/kind': { allowed: only('approver', 'responder'), body: { kind: 'y-te' } },
  'POST /api/feedback/:id/merge': { allowed: only('approver', 'responder'), body: { ids: [any] } },
  'POST /api/feedback/:id/part': { allowed: only('approver', 'responder') },
  'POST /api/feedback/:id/take-back': { allowed: only('approver', 'responder'), body: {} },
  'POST /api/feedback/:id/answer/pictured': { allowed: only('approver', 'responder') },
  'POST /api/feedback/:id/answer': {
    allowed: only('approver', 'responder'),
    body: { text: 'Đã sửa', action: 'thay bóng', actionBy: 'Tổ điện', actionOn: '2026-11-24', document: '' },
  },
  'GET /api/forms/digests/:id/spoken': { allowed: staff },
  'GET /api/forms/digests/:id/board': { allowed: staff },
  'GET /api/forms/digests/:id/card': { allowed: staff },
  'GET /api/forms/register': { allowed: staff },
  'GET /api/forms/register/workbook': { allowed: staff },
  'GET /api/statistics': { allowed: staff },
  'GET /api/statistics/units': { allowed: staff },
  'GET /api/statistics/rows': { allowed: staff },
  'GET /api/statistics/report': { allowed: staff },
  'GET /api/statistics/report/file': { allowed: staff },
  'GET /api/statistics/report/form/:unitId': { allowed: staff },
  'PUT /api/statistics/report/form/:unitId': {
    allowed: only('approver', 'editor', 'communicator'),
    body: {
      monthly: false,
      letterhead: { above: '', office: any, sign: '', place: any, signerTitle: '', signer: '', recipients: [] },
    },
  },
  'GET /api/statistics/reports': { allowed: staff },
  'GET /api/statistics/reports/:id/file': { allowed: staff },
  'POST /api/statistics/reports/:id/open': { allowed: staff },
  'GET /api/groups': { allowed: staff },
  'POST /api/groups': {
    allowed: only('communicator'),
    body: { unitId: any, channel: 'oa_group', externalId: 'abc', name: 'Tổ 1' },
  },
  'GET /api/groups/room': { allowed: only('communicator') },
  'POST /api/groups/room/refresh': { allowed: only('communicator') },
  'GET /api/groups/unlinked': { allowed: only('communicator') },
  'POST /api/groups/new': {
    allowed: only('communicator'),
    body: { unitId: any, name: 'Tổ 1', assetId: 'abc', personIds: ['pe_none'] },
  },
  'GET /api/groups/:id': { allowed: staff },
  'PATCH /api/groups/:id': { allowed: only('communicator'), body: { name: 'Tổ 1' } },
  'DELETE /api/groups/:id': { allowed: only('communicator') },
  'PUT /api/groups/:id/tags': { allowed: only('communicator'), body: { tags: ['chi bộ'] } },
  'POST /api/groups/:id/check': { allowed: only('communicator') },
  'POST /api/groups/:id/asset': { allowed: only('communicator'), body: { assetId: 'abc' } },
  'GET /api/groups/:id/people': { allowed: only('communicator') },
  'POST /api/groups/:id/people': { allowed: only('communicator'), body: { act: 'accept', memberIds: ['1'] } },
  'POST /api/groups/:id/invite': { allowed: only('communicator'), body: { personIds: ['pe_none'] } },
  'GET /api/items': { allowed: staff },
  'POST /api/items': { allowed: only('editor', 'communicator'), body: notice },
  'PATCH /api/items/:id': { allowed: only('editor', 'communicator'), body: { title: 'Mới' } },
  'GET /api/items/corrections': { allowed: only('editor', 'communicator') },
  'POST /api/items/:id/corrections': {
    allowed: only('editor', 'communicator'),
    body: { digestId: any, text: 'Thời gian đúng: 09:00.' },
  },
  'POST /api/items/from-link': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, url: 'https://bao.example.vn/1' },
  },
  'POST /api/items/many': {
    allowed: only('approver'),
    body: { act: 'reject', items: [{ id: any }], reason: 'Chưa rõ nguồn' },
  },
  'GET /api/forms/digests/:id/page': { allowed: staff },
  'POST /api/items/:id/summary': { allowed: only('editor', 'communicator') },
  'POST /api/items/:id/join': { allowed: only('editor', 'communicator'), body: { into: 'it_none' } },
  'POST /api/items/:id/split': { allowed: only('editor', 'communicator') },
  'POST /api/items/:id/approve': { allowed: only('approver') },
  'POST /api/items/:id/reject': { allowed: only('approver'), body: { reason: 'Chưa rõ nguồn' } },
  'GET /api/library/documents': { allowed: everyone },
  'GET /api/library/documents/:id': { allowed: everyone },
  'GET /api/library/documents/:id/original': { allowed: everyone },
  'GET /api/library/documents/:id/passages': { allowed: everyone },
  'POST /api/library/documents/:id/retire': { allowed: only('editor') },
  'POST /api/library/documents/:id/restore': { allowed: only('editor') },
  'GET /api/library/imports': { allowed: only('editor') },
  'POST /api/library/imports': { allowed: only('editor') },
  'POST /api/library/imports/:id/cancel': { allowed: only('editor') },
  'POST /api/library/imports/:id/retry': { allowed: only('editor') },
  'GET /api/library/proofs/:id': { allowed: only('editor') },
  'GET /api/library/proofs/:id/parts/:part': { allowed: only('editor') },
  'GET /api/library/proofs/:id/file': { allowed: only('editor') },
  'GET /api/library/proofs/:id/pages/:page': { allowed: only('editor') },
  'POST /api/library/proofs/:id/corrections': {
    allowed: only('editor'),
    body: { hash: 'a'.repeat(64), which: 'shown', changes: [{ line: 0, before: 'a', after: 'b' }] },
  },
  'GET /api/library/releases': { allowed: only('editor') },
  'POST /api/library/releases/:id/publish': { allowed: only('editor'), body: { reason: 'Nghị quyết đã thay' } },
  'POST /api/library/releases/:id/check': { allowed: only('editor') },
  'POST /api/library/releases/:id/discard': { allowed: only('editor') },
  'GET /api/library/passages/:id': { allowed: everyone },
  'GET /api/library/facets': { allowed: everyone },
  'GET /api/library/search': { allowed: everyone },
  'POST /api/library/unheld': { allowed: staff, body: { text: 'Theo Quyết định 45/QĐ-UBND' } },
  // By keys alone: nobody’s session opens it.
  'POST /api/mcp': { allowed: [] },
  'GET /api/mcp': { allowed: [] },
  'DELETE /api/mcp': { allowed: [] },
  'GET /api/openapi.json': { allowed: everyone },
  'GET /api/reference': { allowed: everyone },
  'GET /api/reference/style.css': { allowed: everyone },
  'GET /api/overview': { allowed: staff },
  'POST /api/questions': { allowed: everyone, body: { text: 'Giờ đổ rác?' } },
  'POST /api/questions/stream': { allowed: everyone, body: { text: 'Giờ đổ rác?' } },
  'POST /api/people/:id/second-step/reset': { allowed: only() },
  'GET /api/network/work/:unitId': { allowed: staff },
  'GET /api/network/notes': { allowed: staff },
  'POST /api/network/notes/:unitId': {
    allowed: only('approver', 'editor'),
    body: { unitId: any, kind: 'thanks', text: 'Cảm ơn' },
  },
  'GET /api/network/speaking': { allowed: staff },
  'POST /api/network/speaking': {
    allowed: only('approver', 'editor'),
    body: { unitId: any, title: 'Hội thi', dropEnds: false, criteria: [], speakers: [], judgeIds: [] },
  },
  'GET /api/network/judging': { allowed: signedIn },
  'GET /api/network/judging/:id': { allowed: signedIn },
  'PUT /api/network/judging/:id': { allowed: signedIn, body: { speakerId: 'ss_x', marks: [1] } },
  'GET /api/network/speaking/:id': { allowed: staff },
  'GET /api/network/speaking/:id/workbook': { allowed: staff },
  'POST /api/network/speaking/:id/judges': { allowed: only('approver', 'editor'), body: { personId: 'pe_x' } },
  'DELETE /api/network/speaking/:id/judges/:personId': { allowed: only('approver', 'editor') },
  'DELETE /api/network/speaking/:id/speakers/:speakerId': { allowed: only('approver', 'editor') },
  'POST /api/network/speaking/:id/close': { allowed: only('approver', 'editor') },
  'POST /api/network/speaking/:id/publish': { allowed: only('approver'), body: { hash: 'x' } },
  'GET /api/opinions': { allowed: only('approver', 'editor', 'communicator') },
  'GET /api/opinions/form': { allowed: only('communicator') },
  'POST /api/opinions': { allowed: only('communicator'), body: opinion },
  'GET /api/opinions/subjects/:unitId': { allowed: only('approver', 'editor', 'communicator') },
  'POST /api/opinions/subjects/:unitId': { allowed: only('approver', 'editor'), body: { name: 'Giá điện' } },
  'DELETE /api/opinions/subjects/:unitId/:id': { allowed: only('approver', 'editor') },
  'GET /api/packets': { allowed: staff },
  'POST /api/packets': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, month: '2026-12', title: 'Gói', content: packetContent },
  },
  'GET /api/packets/suggested': { allowed: only('editor', 'communicator') },
  'GET /api/packets/mine': { allowed: staff },
  'GET /api/packets/mine/:id': { allowed: staff },
  'POST /api/packets/mine/:id/read': { allowed: staff },
  'POST /api/packets/mine/:id/used': { allowed: staff, body: { at: 'group', used: true } },
  'GET /api/packets/kits/:code': { allowed: everyone },
  'GET /api/packets/:id': { allowed: staff },
  'PUT /api/packets/:id': {
    allowed: only('editor', 'communicator'),
    body: { title: 'Gói', content: packetContent, contentHash: 'x' },
  },
  'POST /api/packets/:id/approve': { allowed: only('approver'), body: { contentHash: 'x' } },
  'POST /api/packets/:id/withdraw': { allowed: only('editor', 'communicator'), body: { reason: 'Sai số liệu' } },
  'GET /api/packets/:id/progress': { allowed: staff },
  'GET /api/packets/:id/spoken': { allowed: staff },
  'GET /api/packets/:id/board': { allowed: staff },
  'GET /api/packets/:id/card': { allowed: staff },
  'GET /api/people': { allowed: only() },
  'POST /api/people': { allowed: only(), body: { name: 'Nguyễn Thị Mời', role: 'editor', unitId: any } },
  'GET /api/people/members': { allowed: only('communicator') },
  'POST /api/people/members/codes': { allowed: only('communicator'), body: { people: ['pe_none'] } },
  'GET /api/people/members/template': { allowed: everyone },
  'POST /api/people/members/import': { allowed: only('communicator') },
  'GET /api/people/:id': { allowed: only() },
  'POST /api/people/:id/link': { allowed: only() },
  'POST /api/people/:id/roles': { allowed: only(), body: { role: 'member', unitId: any } },
  'POST /api/people/:id/roles/withdraw': { allowed: only('communicator'), body: { role: 'member', unitId: any } },
  'POST /api/people/:id/sign-out': { allowed: only() },
  'GET /api/procedures': { allowed: staff },
  'POST /api/procedures': { allowed: only('responder', 'editor'), body: { unitId: any, content: procedure } },
  'GET /api/procedures/import/template': { allowed: everyone },
  'POST /api/procedures/import': { allowed: only('responder', 'editor') },
  'POST /api/procedures/approvals': { allowed: only('approver'), body: { procedures: [] } },
  'POST /api/procedures/checks': { allowed: only('responder', 'editor'), body: { procedures: [] } },
  'GET /api/procedures/public': { allowed: everyone },
  'GET /api/procedures/public/:id': { allowed: everyone },
  'GET /api/procedures/:id': { allowed: staff },
  'GET /api/procedures/:id/sheet': { allowed: staff },
  // Before anybody who is tried has written in it.
  'POST /api/procedures/:id/approve': { allowed: only('approver'), body: { contentHash: 'a'.repeat(64) } },
  'PUT /api/procedures/:id': { allowed: only('responder', 'editor'), body: procedure },
  'POST /api/procedures/:id/check': { allowed: only('responder', 'editor') },
  'POST /api/procedures/:id/retire': { allowed: only('responder', 'editor') },
  'GET /api/question-bank': { allowed: only('editor', 'communicator') },
  'POST /api/question-bank': { allowed: only('editor', 'communicator'), body: { unitId: any, content: bankQuestion } },
  'GET /api/question-bank/template': { allowed: everyone },
  'GET /api/question-bank/export': { allowed: only('editor', 'communicator') },
  'POST /api/question-bank/read': { allowed: only('editor', 'communicator'), body: { text: 'Ai?' } },
  'POST /api/question-bank/import': { allowed: only('editor', 'communicator') },
  'POST /api/question-bank/draw': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, title: 'Cuộc thi', parts: [{ count: 1 }] },
  },
  'POST /api/question-bank/drafts': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, documentId: 'doc_none', count: 1, read: [] },
  },
  'POST /api/question-bank/drafts/keep': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, content: { ...bankQuestion, passageId: 'pa_none' } },
  },
  'POST /api/question-bank/pictures': { allowed: only('editor', 'communicator') },
  'GET /api/question-bank/pictures/:id': { allowed: everyone },
  'GET /api/question-bank/:id': { allowed: only('editor', 'communicator') },
  'PUT /api/question-bank/:id': {
    allowed: only('editor', 'communicator'),
    body: { version: 1, content: bankQuestion },
  },
  'POST /api/question-bank/:id/retire': { allowed: only('editor', 'communicator') },
  'GET /api/questions': { allowed: signedIn },
  'GET /api/questions/unanswered': { allowed: staff },
  'GET /api/questions/review': { allowed: staff },
  'POST /api/questions/review/:id/seen': { allowed: only('responder', 'editor') },
  'POST /api/questions/:id/hand-on': { allowed: everyone },
  'POST /api/questions/:id/answer': { allowed: only('responder', 'editor'), body: { text: 'Trả lời' } },
  'GET /api/gatherings': { allowed: staff },
  'POST /api/gatherings': { allowed: only('editor', 'communicator'), body: { unitId: any, ...gathering } },
  'GET /api/gatherings/:id': { allowed: staff },
  'PUT /api/gatherings/:id': { allowed: only('editor', 'communicator'), body: { contentHash: 'x', ...gathering } },
  'DELETE /api/gatherings/:id': { allowed: only('editor', 'communicator') },
  'POST /api/gatherings/:id/announce': { allowed: only('approver'), body: { contentHash: 'x' } },
  'GET /api/classes': { allowed: staff },
  'POST /api/classes': { allowed: only('editor', 'communicator'), body: { unitId: any, ...aClass } },
  'GET /api/classes/:id': { allowed: staff },
  'PUT /api/classes/:id': { allowed: only('editor', 'communicator'), body: { updatedAt: 1, ...aClass } },
  'GET /api/classes/:id/telling': { allowed: staff },
  'POST /api/classes/:id/sessions': {
    allowed: only('editor', 'communicator'),
    body: { topic: 'a', speaker: '', startsAt: 1, endsAt: 2, place: 'b', link: '' },
  },
  'POST /api/classes/:id/announce': { allowed: only('approver'), body: { contentHash: 'x' } },
  'GET /api/classes/:id/people': { allowed: only('editor', 'communicator') },
  'POST /api/classes/:id/people': { allowed: only('editor', 'communicator'), body: { personIds: [] } },
  'DELETE /api/classes/:id/people/:personId': { allowed: only('editor', 'communicator') },
  'GET /api/classes/:id/roster': { allowed: only('editor', 'communicator') },
  'POST /api/classes/:id/roster.xlsx': { allowed: only('editor', 'communicator') },
  'POST /api/classes/:id/keeper': { allowed: only('editor', 'communicator'), body: { personId: any } },
  'POST /api/classes/:id/end': { allowed: only('editor', 'communicator') },
  'POST /api/classes/:id/reopen': { allowed: only('editor', 'communicator') },
  'GET /api/classes/:id/certificates': { allowed: only('editor', 'communicator') },
  'POST /api/classes/:id/certificates': { allowed: only('editor', 'communicator') },
  'GET /api/classes/:id/certificates/papers': { allowed: only('editor', 'communicator') },
  'GET /api/own-classes': { allowed: signedIn },
  'GET /api/own-classes/:id': { allowed: everyone },
  'GET /api/own-classes/:id/calendar.ics': { allowed: everyone },
  'POST /api/own-classes/:id/certificate': { allowed: signedIn, body: { name: 'Lan', shown: 'none' } },
  'GET /api/own-classes/:id/certificate/paper': { allowed: signedIn },
  'GET /api/own-classes/:id/certificate/picture': { allowed: signedIn },
  'GET /api/own-gatherings/:id/calendar.ics': { allowed: everyone },
  'GET /api/gathering-series': { allowed: staff },
  'POST /api/gathering-series': { allowed: only('editor', 'communicator'), body: { unitId: any, ...gatheringAgain } },
  'POST /api/gathering-series/:id/end': { allowed: only('editor', 'communicator') },
  'POST /api/gatherings/:id/change': {
    allowed: only('editor', 'communicator'),
    body: { contentHash: 'x', words: '', ...gatheringPlan },
  },
  'POST /api/gatherings/:id/cancel': {
    allowed: only('editor', 'communicator'),
    body: { contentHash: 'x', words: 'x' },
  },
  'GET /api/gatherings/:id/telling': { allowed: staff },
  'POST /api/gatherings/:id/notice/approve': { allowed: only('approver'), body: { contentHash: 'x' } },
  'DELETE /api/gatherings/:id/notice': { allowed: only('editor', 'communicator') },
  'POST /api/gatherings/:id/papers': {
    allowed: only('editor', 'communicator'),
    body: { documentId: any, title: '', agendaId: null, readers: 'asked', outAt: 0 },
  },
  'GET /api/gatherings/people': { allowed: only('editor', 'communicator') },
  'POST /api/gatherings/:id/papers/file': { allowed: only('editor', 'communicator') },
  'DELETE /api/gatherings/:id/papers/:paperId': { allowed: only('editor', 'communicator') },
  'POST /api/gatherings/:id/open': { allowed: only('editor', 'communicator', 'approver') },
  'POST /api/gatherings/:id/close': { allowed: only('editor', 'communicator', 'approver') },
  'GET /api/gatherings/:id/code': { allowed: only('editor', 'communicator', 'approver') },
  'GET /api/gatherings/:id/paper-code': { allowed: only('editor', 'communicator', 'approver') },
  'GET /api/gatherings/:id/paper-code.pdf': { allowed: only('editor', 'communicator', 'approver') },
  'POST /api/gatherings/:id/paper-code': { allowed: only('editor', 'communicator', 'approver') },
  'GET /api/gatherings/:id/attendance': { allowed: only('editor', 'communicator', 'approver') },
  'POST /api/gatherings/:id/attendance': {
    allowed: only('editor', 'communicator', 'approver'),
    body: { clientId: '0b3c1a52-4f0e-4a6e-9d3e-0c4b1f2a3d4e', name: 'Bà Tư', mayVote: true },
  },
  'GET /api/gatherings/:id/wall': { allowed: leaders },
  'POST /api/gatherings/:id/wall': { allowed: leaders, body: { what: 'agenda', id: null, page: 0 } },
  'GET /api/gatherings/:id/wall/events': { allowed: leaders },
  'GET /api/gatherings/:id/comments': { allowed: leaders },
  'POST /api/gatherings/:id/comments/:commentId': {
    allowed: leaders,
    body: { state: 'shown', answer: '', reason: '' },
  },
  'POST /api/gatherings/:id/motions': {
    allowed: leaders,
    body: { text: 'x', options: ['a', 'b'], way: 'secret', passPercent: null, agendaId: null },
  },
  'POST /api/gatherings/:id/motions/:motionId/open': { allowed: leaders },
  'POST /api/gatherings/:id/motions/:motionId/count': { allowed: leaders, body: { hands: [] } },
  'DELETE /api/gatherings/:id/motions/:motionId': { allowed: leaders },
  'POST /api/gatherings/:id/attendance/:rowId/left': { allowed: leaders, body: { left: true } },
  'POST /api/gatherings/cell-meetings.xlsx': { allowed: leaders, body: { month: '2026-11' } },
  'GET /api/gatherings/standing': { allowed: staff },
  'POST /api/gatherings/tasks/:taskId': { allowed: leaders, body: { state: 'done', outcome: '' } },
  'GET /api/gatherings/:id/tasks': { allowed: staff },
  'POST /api/gatherings/:id/tasks': { allowed: leaders, body: { text: 'x', unitId: any, dueOn: '2030-01-01' } },
  'GET /api/gatherings/:id/officers': { allowed: leaders },
  'POST /api/gatherings/:id/officers': { allowed: leaders, body: { chairId: null, secretaryId: null } },
  'POST /api/gatherings/:id/minutes': { allowed: leaders },
  'PUT /api/gatherings/:id/minutes': { allowed: leaders, body: { contentHash: 'x', parts: [] } },
  'POST /api/gatherings/:id/minutes/word': { allowed: leaders, body: { contentHash: 'x', stretch: 0 } },
  'POST /api/gatherings/:id/minutes/plain': { allowed: leaders, body: { contentHash: 'x', part: 0, at: 0 } },
  'POST /api/gatherings/:id/minutes/send': { allowed: leaders },
  'GET /api/own-gatherings/:id/minutes': { allowed: everyone },
  'GET /api/own-gatherings/:id/minutes/file': { allowed: everyone },
  'POST /api/own-gatherings/:id/minutes/sign': { allowed: signedIn, body: { contentHash: 'x' } },
  'GET /api/own-gatherings/:id/room': { allowed: everyone },
  'POST /api/own-gatherings/:id/comments': {
    allowed: signedIn,
    body: { clientId: '00000000-0000-4000-8000-000000000000', text: 'x', anonymous: false },
  },
  'POST /api/own-gatherings/:id/motions/:motionId/vote': {
    allowed: signedIn,
    body: { choice: 0, word: '00000000-0000-4000-8000-000000000000' },
  },
  'GET /api/own-gatherings/:id/motions/:motionId/ballots': { allowed: everyone },
  'GET /api/gatherings/:id/points': { allowed: staff },
  'POST /api/gatherings/:id/points': {
    allowed: only('editor', 'communicator'),
    body: { name: 'Điểm', room: '', keeperId: null, capacity: null, registered: 0, unitId: null, under: null },
  },
  'POST /api/gatherings/:id/points/units': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, kinds: [] },
  },
  'POST /api/gatherings/:id/points/import': { allowed: only('editor', 'communicator'), body: {} },
  'GET /api/gatherings/:id/points/:number': { allowed: staff },
  'PUT /api/gatherings/:id/points/:number': {
    allowed: only('editor', 'communicator'),
    body: { name: 'Điểm', room: '', keeperId: null, capacity: null, registered: 0 },
  },
  'POST /api/gatherings/:id/points/:number/end': {
    allowed: only('editor', 'communicator', 'approver'),
    body: { into: null, reason: 'Mất điện' },
  },
  'POST /api/gatherings/:id/points/:number/restore': {
    allowed: only('editor', 'communicator', 'approver'),
  },
  'POST /api/gatherings/:id/points/:number/report': {
    allowed: only('editor', 'communicator', 'approver'),
    body: { clientId: '0b3c1a52-4f0e-4a6e-9d3e-0c4b1f2a3d4e', present: 10 },
  },
  'GET /api/gatherings/:id/points/:number/keeper-link': {
    allowed: only('editor', 'communicator', 'approver'),
  },
  'POST /api/own-gatherings/:id/keep': { allowed: signedIn, body: { code: '1.00000000' } },
  'GET /api/own-gatherings/:id/points': { allowed: signedIn },
  'GET /api/own-gatherings/:id/points/:number': { allowed: signedIn },
  'POST /api/own-gatherings/:id/points/:number/report': {
    allowed: signedIn,
    body: { clientId: '0b3c1a52-4f0e-4a6e-9d3e-0c4b1f2a3d4e', present: 10 },
  },
  'GET /api/own-gatherings': { allowed: signedIn },
  'GET /api/own-gatherings/:id': { allowed: everyone },
  'POST /api/own-gatherings/:id/answer': { allowed: signedIn, body: { answer: 'yes' } },
  'GET /api/own-gatherings/:id/papers/:paperId/file': { allowed: everyone },
  'POST /api/own-gatherings/:id/papers/:paperId/open': { allowed: everyone },
  'POST /api/own-gatherings/:id/check-in': {
    allowed: signedIn,
    body: { clientId: '0b3c1a52-4f0e-4a6e-9d3e-0c4b1f2a3d4e', code: '0.1.00000000' },
  },
  'POST /api/live-rooms': { allowed: only('editor', 'communicator'), body: { roundId: 'rd_none' } },
  'GET /api/live-rooms/codes/:code': { allowed: everyone },
  'POST /api/live-rooms/join': { allowed: signedIn, body: { code: '000000', name: '' } },
  'GET /api/live-rooms/:id': { allowed: signedIn },
  'GET /api/live-rooms/:id/events': { allowed: signedIn },
  'POST /api/live-rooms/:id/answers': { allowed: signedIn, body: { position: 0, chosen: [0] } },
  'GET /api/live-rooms/:id/lead': { allowed: only('editor', 'communicator') },
  'GET /api/live-rooms/:id/lead/events': { allowed: only('editor', 'communicator') },
  'POST /api/live-rooms/:id/steps': { allowed: only('editor', 'communicator'), body: { step: 'ask', revision: 0 } },
  'POST /api/live-rooms/:id/names': { allowed: only('editor', 'communicator'), body: { shown: true } },
  'POST /api/live-rooms/:id/names/:number': { allowed: only('editor', 'communicator'), body: { hidden: true } },
  'GET /api/quizzes': { allowed: everyone },
  'GET /api/quizzes/all': { allowed: staff },
  'GET /api/quizzes/:id/full': { allowed: only('approver', 'editor', 'communicator') },
  'POST /api/quizzes': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, title: 'Cuộc thi', description: '', questions: [question] },
  },
  'PUT /api/quizzes/:id': {
    allowed: only('editor', 'communicator'),
    body: { title: 'Cuộc thi', description: '', questions: [question], contentHash: 'x' },
  },
  'DELETE /api/quizzes/:id': { allowed: only('editor', 'communicator') },
  'POST /api/quizzes/:id/copy': { allowed: only('editor', 'communicator') },
  'POST /api/quizzes/:id/publish': {
    allowed: only('approver', 'editor', 'communicator'),
    body: { contentHash: 'x' },
  },
  'POST /api/quizzes/rounds/:id/approve': {
    allowed: only('approver', 'editor', 'communicator'),
    body: { contentHash: 'x' },
  },
  'POST /api/quizzes/:id/close': { allowed: only('editor', 'communicator') },
  'POST /api/quizzes/:id/rounds': {
    allowed: only('editor', 'communicator'),
    body: { name: 'Đợt 1', opensAt: 1, closesAt: 2, rules: { questionCount: 1 } },
  },
  'GET /api/records/:id': { allowed: staff },
  'PUT /api/records/:id': { allowed: only('editor'), body: metadata },
  'POST /api/records/:id/relations': { allowed: only('editor'), body: { kind: 'repeals', number: '1/2020/NĐ-CP' } },
  'PUT /api/records/:id/relations/:relation': { allowed: only('editor'), body: { confirmed: true } },
  'GET /api/contests/rounds/:id/progress': { allowed: only('editor', 'communicator') },
  'GET /api/contests/rounds/:id/participants': { allowed: only('editor', 'communicator') },
  'GET /api/contests/rounds/:id/workbook': { allowed: only('editor', 'communicator') },
  'GET /api/contests/members/:unitId': { allowed: only('editor', 'communicator') },
  'PUT /api/contests/members/:unitId': {
    allowed: only('editor', 'communicator'),
    body: { count: 1, source: 'Sổ hộ khẩu', day: '2026-01-01' },
  },
  'GET /api/contests/rounds/:id/winners': { allowed: only('editor', 'communicator') },
  'PUT /api/contests/rounds/:id/winners': {
    allowed: only('editor', 'communicator'),
    body: { places: 3, purpose: 'Trao giải', until: 1 },
  },
  'POST /api/contests/rounds/:id/winners/ask': {
    allowed: only('editor', 'communicator'),
    body: { reason: 'Trao giải' },
  },
  'POST /api/contests/rounds/:id/winners/agree': { allowed: only('editor', 'communicator') },
  'POST /api/contests/rounds/:id/winners/read': { allowed: only('editor', 'communicator') },
  'GET /api/contests/rounds/:id/winners/mine': { allowed: signedIn },
  'PUT /api/contests/rounds/:id/winners/mine': {
    allowed: signedIn,
    body: { name: 'Lan', birthYear: 1990, phone: '0901234567', unit: 'Tổ 1' },
  },
  'DELETE /api/contests/rounds/:id/winners/mine': { allowed: signedIn },
  'GET /api/certificates/rounds/:id': { allowed: only('editor', 'communicator') },
  'PUT /api/certificates/rounds/:id/award': {
    allowed: only('editor', 'communicator'),
    body: { passPercent: 80, places: null },
  },
  'POST /api/certificates/rounds/:id/made': { allowed: only('editor', 'communicator') },
  'GET /api/certificates/rounds/:id/papers': { allowed: only('editor', 'communicator') },
  'GET /api/certificates/rounds/:id/mine': { allowed: signedIn },
  'POST /api/certificates/rounds/:id/mine': { allowed: signedIn, body: { name: 'Lan', shown: 'none' } },
  'GET /api/certificates/rounds/:id/mine/paper': { allowed: signedIn },
  'GET /api/certificates/rounds/:id/mine/picture': { allowed: signedIn },
  'POST /api/certificates/:id/withdraw': { allowed: only('editor', 'communicator'), body: {} },
  'GET /api/rounds/:id': { allowed: everyone },
  'POST /api/rounds/:id/extend': { allowed: only('editor', 'communicator'), body: { reason: 'x', closesAt: 1 } },
  'POST /api/rounds/:id/pause': { allowed: only('editor', 'communicator'), body: { reason: 'x', until: 1 } },
  'POST /api/rounds/:id/resume': { allowed: only('editor', 'communicator'), body: { reason: 'x' } },
  'POST /api/rounds/:id/annul': { allowed: only('editor', 'communicator'), body: { reason: 'x', position: 0 } },
  'POST /api/rounds/:id/correct': {
    allowed: only('editor', 'communicator'),
    body: { reason: 'x', position: 0, correct: [0] },
  },
  'POST /api/rounds/:id/note': { allowed: only('editor', 'communicator'), body: { reason: 'x' } },
  'POST /api/rounds/:id/cancel': { allowed: only('editor', 'communicator'), body: { reason: 'x' } },
  'GET /api/rounds/:id/review': { allowed: only('editor', 'communicator') },
  'POST /api/rounds/:id/review/keep': {
    allowed: only('editor', 'communicator'),
    body: { attemptIds: ['at_x'], doubt: 'device' },
  },
  'POST /api/rounds/:id/review/leave-out': {
    allowed: only('editor', 'communicator'),
    body: { attemptIds: ['at_x'], reason: 'x' },
  },
  'POST /api/rounds/:id/review/take-back': {
    allowed: only('editor', 'communicator'),
    body: { attemptIds: ['at_x'], reason: 'x' },
  },
  'GET /api/rounds/:id/codes': { allowed: only('editor', 'communicator') },
  'POST /api/rounds/:id/codes': { allowed: only('editor', 'communicator'), body: { many: 1 } },
  'POST /api/rounds/:id/guardians/withdraw': { allowed: only('editor', 'communicator'), body: { phone: '0912345678' } },
  'DELETE /api/rounds/:id': { allowed: only('editor', 'communicator') },
  'GET /api/rounds/:id/standing': { allowed: everyone },
  'GET /api/rounds/:id/ledger': { allowed: everyone },
  'GET /api/rounds/:id/ledger/papers': { allowed: everyone },
  'GET /api/rounds/:id/ledger/seals': { allowed: everyone },
  'POST /api/rounds/:id/admission': { allowed: signedIn, body: {} },
  'DELETE /api/rounds/:id/admission': { allowed: signedIn },
  'POST /api/rounds/:id/attempts': { allowed: signedIn },
  'GET /api/session': { allowed: everyone },
  'GET /api/session/data': { allowed: signedIn },
  'POST /api/session/data/json': { allowed: signedIn },
  'POST /api/session/data/pdf': { allowed: signedIn },
  'GET /api/session/messages': { allowed: signedIn },
  'PUT /api/session/messages': { allowed: signedIn, body: { on: { meetings: true } } },
  'POST /api/session/requests': { allowed: signedIn, body: { kind: 'object', text: 'Ngừng' } },
  'POST /api/session/zalo': { allowed: everyone, body: { accessToken: 'not a token' } },
  'POST /api/session/guest': { allowed: everyone },
  'POST /api/session/link': { allowed: [], body: { secret: 'not a secret' } },
  'POST /api/session/zalo-web': { allowed: everyone, body: {} },
  'POST /api/session/chat': { allowed: everyone },
  'POST /api/session/chat/enter': { allowed: [], body: { answer: '123456' } },
  'POST /api/session/member-code': { allowed: signedIn, body: { code: '0000-0000-0000' } },
  'POST /api/session/second-step': { allowed: only('approver'), body: { code: '123456' } },
  'POST /api/session/second-step/confirm': { allowed: only('approver'), body: { code: '123456' } },
  'POST /api/session/second-step/enrol': { allowed: only('approver'), body: {} },
  'PATCH /api/session': { allowed: signedIn, body: {} },
  'GET /api/shares': { allowed: only('communicator') },
  'GET /api/shares/:id': { allowed: only('communicator') },
  'POST /api/shares/:id/confirm': { allowed: only('communicator'), body: { deliveryIds: ['dl_none'] } },
  'GET /api/sources': { allowed: staff },
  'POST /api/sources': {
    allowed: only('editor', 'communicator'),
    body: { unitId: any, name: 'Báo', url: 'https://bao.example.vn/rss', licence: 'excerpt' },
  },
  'POST /api/sources/look': { allowed: only('editor', 'communicator'), body: { url: 'https://bao.example.vn/' } },
  'PATCH /api/sources/:id': { allowed: only('editor', 'communicator'), body: { paused: true } },
  'POST /api/sources/:id/collect': { allowed: only('editor', 'communicator') },
  'GET /api/units': { allowed: everyone },
  'GET /api/units/changes': { allowed: only() },
  'POST /api/units/changes/preview': { allowed: only(), body: restructuring },
  'POST /api/units/changes': { allowed: only(), body: { ...restructuring, hash: 'a'.repeat(64) } },
  'POST /api/units/changes/:id/cancel': { allowed: only() },
  'POST /api/units/changes/:id/undo': { allowed: only() },
  'GET /api/units/import/template': { allowed: everyone },
  'POST /api/units/import': { allowed: only() },
  'GET /api/units/:id': { allowed: staff },
  'POST /api/units': { allowed: only(), body: { name: 'Tổ 9', kind: 'residential_group', parentId: any } },
  'PATCH /api/units/:id': { allowed: only(), body: { name: 'Tên mới' } },
  'GET /api/zalo/account': { allowed: only() },
  'GET /api/zalo/connection': { allowed: only() },
  'POST /api/zalo/consent': { allowed: only() },
  // Last: they end the sessions the lines above use.
  'DELETE /api/session/person': { allowed: signedIn },
  'DELETE /api/session': { allowed: everyone },
}

// One app serves every line, over rows that exist wherever a path names one: some faults show only there.
let app: TestApp
let ids: Record<string, string> = {}
const tokens = new Map<Who, string | null>([['visitor', null]])

beforeAll(async () => {
  app = await testApp({ keep: true })
  const unit = await app.unit('Phường Mẫu')
  const other = await app.unit('Phường Khác')
  for (const role of roleNames) tokens.set(role, (await app.person(role, [role, unit.id])).token)
  tokens.set('elsewhere', (await app.person('elsewhere', ['admin', other.id])).token)
  ids = await oneOfEach(unit.id)
})

/** A row of each kind that a path may name, by the word before its id. */
async function oneOfEach(unitId: string): Promise<Record<string, string>> {
  // None of those who are tried made it: nobody approves their own.
  const maker = await app.person('maker', ['admin', unitId])
  const make = async (path: string, body: object) => {
    const reply = await app.request('POST', path, { as: maker.token, body })
    expect(reply.status, `${path} ${reply.text}`).toBeLessThan(300)
    return reply.json
  }
  const round = await openRound(app, unitId)
  const paper = await take(app, round.id, tokens.get('member') ?? '')
  const text = 'QUY ƯỚC\nSố: 2/QU\nĐiều 1. Giờ đổ rác\nGiờ đổ rác là từ 18 giờ đến 20 giờ.'
  await takeIn(maker.ctx, { fileName: 'gio-do-rac.txt', text, access: 'public' })
  await make('/api/feedback', { text: 'Đèn đường hỏng' })
  const item = await make('/api/items', { ...notice, unitId })
  await app.request('POST', `/api/items/${item.id}/approve`, { as: tokens.get('approver') })
  const digest = await make('/api/digests', { unitId, day: '2026-11-24' })
  const [passage] = await app.database.db.select({ id: passages.id, documentId: passages.documentId }).from(passages)
  const [told] = await app.database.db.select({ id: feedback.id }).from(feedback)
  const documentId = passage?.documentId ?? ''
  return {
    attempts: paper.attemptId,
    'api-keys': (await make('/api/api-keys', { unitId, name: 'Cổng', scopes: ['library.read'], days: 30 })).id,
    points: '1',
    curated: (await make('/api/curated', { ...curatedAnswer, unitId })).id,
    digests: digest.id,
    documents: documentId,
    feedback: told?.id ?? '',
    groups: (await make('/api/groups', { unitId, channel: 'web', externalId: '', name: 'Trang' })).id,
    items: item.id,
    passages: passage?.id ?? '',
    procedures: (await make('/api/procedures', { unitId, content: procedure })).id,
    questions: (await make('/api/questions', { text: 'Giờ đổ rác?' })).id,
    quizzes: round.quizId,
    proofs: documentId,
    records: documentId,
    rounds: round.id,
    sources: (
      await make('/api/sources', { unitId, name: 'Báo', url: 'https://bao.example.vn/rss', licence: 'excerpt' })
    ).id,
    units: unitId,
  }
}

const withIds = (path: string) => path.replace(/([\w-]+)\/:\w+/g, (_, kind: string) => `${kind}/${ids[kind] ?? 'none'}`)

afterAll(() => app.finish())

// One test a route, not one for each who asks: of five thousand the runner's own work would be as much as theirs.
test.each(Object.entries(table))('%s opens to those whom its line names alone', async (route, { allowed, body }) => {
  const [method = '', path = ''] = route.split(' ')
  const wrong: string[] = []
  // A guest's session may have come to its end by one of these routes; the others are asked by the one before.
  if (path.startsWith('/api/session') || !tokens.has('guest'))
    tokens.set('guest', (await app.request('POST', '/api/session/guest')).json.token)
  for (const who of everyone) {
    const as = tokens.get(who)
    const { status, text } = await app.request(method, withIds(path), { as, body })
    const isRight = allowed.includes(who)
      ? ![401, 403, 500].includes(status)
      : status === (who === 'visitor' || allowed.length === 0 ? 401 : 403)
    if (!isRight) wrong.push(`${who}: ${status} ${text}`)
  }
  expect(wrong).toEqual([])
})

describe.each(scopes)('a key of %s', (scope) => {
  let key = ''
  beforeAll(async () => {
    const body = { unitId: ids.units, name: scope, scopes: [scope], days: 30 }
    // Its own maker: the sessions of the others have ended by here.
    const maker = await app.person('maker of keys', ['admin', ids.units ?? ''])
    key = (await app.request('POST', '/api/api-keys', { as: maker.token, body })).json.token
  })
  const open = [...keyRoutes[scope], ...openToAll]

  test('opens what its scope names, and is refused by every other route', async () => {
    for (const [route, { body }] of Object.entries(table)) {
      const [method = '', path = ''] = route.split(' ')
      app.clock.at += minuteMs
      const reply = await app.request(method, withIds(path), { as: key, body })
      const told = { route, status: reply.status, reason: reply.json?.error?.reason }
      if (!open.includes(route)) expect(told).toEqual({ route, status: 403, reason: 'api-key.scope' })
      else expect([401, 403, 500], `${route} ${reply.text}`).not.toContain(reply.status)
    }
    expect(Object.keys(table)).toEqual(expect.arrayContaining(open))
  })
})

test('every route of the API has its line, and no line is left of a route that is gone', async () => {
  const app = createApp((await testApp()).deps, newMemory())
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  const found = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect([...found].sort()).toEqual(Object.keys(table).sort())
})

test('the description of the API says of each route whether it is open to anybody', async () => {
  const { paths } = (await app.request('GET', '/api/openapi.json')).json as OpenApi
  for (const [route, { allowed }] of Object.entries(table)) {
    const [method = '', path = ''] = route.split(' ')
    const described = paths[path.replace('/api', '').replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    const open = described?.security.some((one) => Object.keys(one).length === 0)
    expect({ route, open }).toEqual({
      route,
      open: allowed.includes('visitor') || (allowed.length === 0 && !keysOnly.has(route.replace('/api', ''))),
    })
  }
})

// Their own, or no record that two write over: a yes or a no, a figure that is kept beside those before it.
const writtenOverByNobody = [
  ...['/attempts/{id}/answers', '/contests/members/{unitId}', '/contests/rounds/{id}/winners/mine'],
  ...['/network/judging/{id}', '/records/{id}/relations/{relation}', '/session', '/session/messages'],
]

test('what edits a record can be told which its editor had before them', async () => {
  const { paths } = (await app.request('GET', '/api/openapi.json')).json as OpenApi
  const silent = Object.entries(paths).filter(([, { put, patch }]) => {
    const edits = put ?? patch
    const { properties } = edits?.requestBody?.content['application/json']?.schema ?? {}
    return edits && !['mark', 'contentHash', 'version', 'updatedAt'].some((name) => properties && name in properties)
  })
  expect(silent.map(([path]) => path).sort()).toEqual(writtenOverByNobody.sort())
})

test('an admin whose second step is not done is let into nothing that a role opens, but into setting it up', async () => {
  const strict = await testApp({ env: { SECOND_STEP: 'required' } })
  const { id: unitId } = await strict.unit('Phường Mẫu')
  const { token } = await strict.person('Quản Trị', ['admin', unitId])
  const guarded = Object.entries(table).filter(
    ([, { allowed }]) => allowed.includes('admin') && !allowed.includes('guest'),
  )
  const open: string[] = []
  for (const [route, { body }] of guarded) {
    const [method = '', path = ''] = route.split(' ')
    const { json } = await strict.request(method, path.replace(/:\w+/g, 'none'), { as: token, body })
    if (json?.error?.reason !== 'second-step.needed') open.push(route)
  }
  expect(guarded.length).toBeGreaterThan(100)
  expect(open.sort()).toEqual([
    'POST /api/session/second-step',
    'POST /api/session/second-step/confirm',
    'POST /api/session/second-step/enrol',
  ])
})
