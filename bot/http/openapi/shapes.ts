/** Routes that answer whoever asks, signed in or not; what they answer may still depend on who it is. */
export const openRoutes: ReadonlySet<string> = new Set([
  'GET /curated/:id',
  'POST /verify',
  'POST /verify/picture',
  'GET /campaigns/public',
  'GET /campaigns/public/:code',
  'GET /packets/kits/:code',
  'GET /digests/public',
  'GET /digests/public/:code',
  'POST /feedback',
  'POST /feedback/pictured',
  'GET /feedback/track/:code',
  'GET /feedback/track/:code/pictures/:picture',
  'POST /feedback/track/:code/additions',
  'POST /feedback/track/:code/reopen',
  'POST /feedback/track/:code/rating',
  'GET /library/documents',
  'GET /library/documents/:id',
  'GET /library/documents/:id/original',
  'GET /library/documents/:id/passages',
  'GET /library/passages/:id',
  'GET /library/facets',
  'GET /library/search',
  'GET /openapi.json',
  'POST /questions',
  'POST /questions/stream',
  'GET /people/members/template',
  'GET /procedures/import/template',
  'GET /procedures/public',
  'GET /procedures/public/:id',
  'GET /question-bank/template',
  'GET /question-bank/pictures/:id',
  'POST /questions/:id/hand-on',
  'GET /live-rooms/codes/:code',
  'GET /quizzes',
  'GET /own-gatherings/:id',
  'GET /own-gatherings/:id/calendar.ics',
  'GET /own-classes/:id',
  'GET /own-classes/:id/calendar.ics',
  'GET /own-gatherings/:id/room',
  'GET /own-gatherings/:id/motions/:motionId/ballots',
  'GET /own-gatherings/:id/minutes',
  'GET /own-gatherings/:id/minutes/file',
  'GET /own-gatherings/:id/papers/:paperId/file',
  'POST /own-gatherings/:id/papers/:paperId/open',
  'GET /reference',
  'GET /reference/style.css',
  'GET /rounds/:id',
  'GET /rounds/:id/standing',
  'GET /rounds/:id/ledger',
  'GET /rounds/:id/ledger/papers',
  'GET /rounds/:id/ledger/seals',
  'GET /session',
  'POST /session/zalo',
  'POST /session/guest',
  'POST /session/zalo-web',
  'POST /session/chat',
  'GET /units',
  'GET /units/import/template',
  'DELETE /session',
])

// They let nobody in who shows nothing, yet the session is what they make.
export const signingIn: ReadonlySet<string> = new Set(['POST /session/link', 'POST /session/chat/enter'])

/** Open to keys alone. */
export const keysOnly: ReadonlySet<string> = new Set(['POST /mcp', 'GET /mcp', 'DELETE /mcp'])

// What reads its body by itself.
export const freeBodies: ReadonlySet<string> = new Set(['POST /mcp'])

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const events = 'text/event-stream'
const calendar = 'text/calendar'
const pdf = 'application/pdf'
const picture = 'image/*'
const file = 'application/octet-stream'

/** What is answered where it is not JSON. */
export const replyTypes: Readonly<Record<string, string>> = {
  'GET /broadcasts/:id/events': events,
  'GET /certificates/rounds/:id/mine/paper': pdf,
  'POST /classes/:id/roster.xlsx': workbook,
  'POST /gatherings/cell-meetings.xlsx': workbook,
  'GET /classes/:id/certificates/papers': pdf,
  'GET /own-classes/:id/calendar.ics': calendar,
  'GET /own-classes/:id/certificate/paper': pdf,
  'GET /own-classes/:id/certificate/picture': picture,
  'GET /own-gatherings/:id/calendar.ics': calendar,
  'GET /certificates/rounds/:id/mine/picture': picture,
  'GET /certificates/rounds/:id/papers': pdf,
  'GET /contests/rounds/:id/workbook': workbook,
  'GET /network/speaking/:id/workbook': workbook,
  'GET /feedback/:id/pictures/:picture': picture,
  'GET /feedback/track/:code/pictures/:picture': picture,
  'GET /forms/digests/:id/board': pdf,
  'GET /forms/digests/:id/card': picture,
  'GET /gatherings/:id/paper-code.pdf': pdf,
  'GET /packets/:id/board': pdf,
  'GET /packets/:id/card': picture,
  'GET /forms/register/workbook': workbook,
  'GET /gatherings/:id/wall/events': events,
  'GET /library/documents/:id/original': file,
  'GET /library/proofs/:id/pages/:page': picture,
  'GET /live-rooms/:id/events': events,
  'GET /live-rooms/:id/lead/events': events,
  'GET /own-gatherings/:id/minutes/file': file,
  'GET /own-gatherings/:id/papers/:paperId/file': file,
  'GET /people/members/template': workbook,
  'GET /procedures/:id/sheet': pdf,
  'GET /procedures/import/template': workbook,
  'GET /question-bank/export': 'text/plain',
  'GET /question-bank/pictures/:id': picture,
  'GET /question-bank/template': workbook,
  'GET /reference': 'text/html',
  'GET /reference/style.css': 'text/css',
  'GET /rounds/:id/ledger/papers': 'text/csv',
  'GET /units/import/template': workbook,
  'POST /questions/stream': events,
  'POST /session/data/pdf': pdf,
}

/** What is sent where it is a file as it is, and nothing around it. */
export const bodyTypes: Readonly<Record<string, string>> = {
  'POST /announcements/attachments': file,
  'POST /gatherings/:id/papers/file': file,
  'POST /library/imports': file,
  'POST /people/members/import': workbook,
  'POST /procedures/import': workbook,
  'POST /question-bank/import': file,
  'POST /question-bank/pictures': picture,
  'POST /units/import': workbook,
}
