import type { Channel } from '../../db/schema/channels.ts'
import type { Asker } from '../answers/answer.ts'
import { answerSentences } from '../answers/messages.ts'
import { capabilities } from '../channels.ts'
import type { Content, Ctx } from '../context.ts'
import { listPublicDigests } from '../digests/public.ts'
import { AppError } from '../errors.ts'
import { addToFeedback } from '../feedback/send.ts'
import { hasWords, wordsFor } from '../library/words/office-words.ts'
import { meantBy } from '../library/words/own-words.ts'
import { endOf, lifeLines } from '../news/life.ts'
import { listPublicQuizzes } from '../quizzes/quizzes.ts'
import { refusal } from '../refusals.ts'
import { dayOf, written, writtenDate } from '../time.ts'
import { type Act, actOf } from './act.ts'
import { contactsFor, contactText, placesWithHours } from './contacts.ts'
import { dayText, hoursFor, tetIn, tetText, weekText } from './hours.ts'
import { door } from './messages.ts'
import { applyOptOut, changeOf, hasDuties } from './opt-outs.ts'
import { ownAttempt, ownCases, ownUnit } from './own.ts'
import { dayIn } from './spoken-day.ts'

/** Who spoke, where; `personId` is null for somebody who has not signed in. */
export type Speaker = { personId: string | null; channel: Channel; recipient: string; asker: Asker }

const owned = { my_cases: ownCases, my_attempt: ownAttempt, my_unit: ownUnit }
type Answerable = Exclude<Act, { kind: 'menu' }>

/** What the account says to an act; null where it has nothing of its own to say, and the library is asked. */
export async function answerAct(ctx: Ctx, act: Answerable, who: Speaker): Promise<Content | null> {
  const { personId, channel, asker } = who
  const alone = channel === 'web' || capabilities[channel].alone
  switch (act.kind) {
    case 'digest':
      return digestOf(ctx, act.words, asker.unitId)
    case 'hours': {
      const places = await placesWithHours(ctx, act.words, asker.scopePath)
      if (places.length > 0) return { text: places.map(contactText).join('\n') }
      const day = dayIn(act.words, ctx.now(), { ahead: true })
      const tet = day ? null : tetIn(act.words)
      const closed = tet && (await tetText(ctx, asker.scopePath, tet))
      if (closed) return { text: closed }
      const hours = await hoursFor(ctx, asker.scopePath)
      if (!hours) return null
      return { text: day ? dayText(hours, day) : weekText(hours, dayOf(ctx.now())) }
    }
    case 'contact': {
      const found = await contactsFor(ctx, act.what, asker.scopePath)
      if (found.length === 0) return { text: door.noContact(act.what) }
      return { text: [...found.map(contactText), '', door.emergency].join('\n') }
    }
    case 'contests':
      return contestsOf(ctx, asker.scopePath)
    case 'stop':
    case 'start': {
      if (!alone) return { text: door.stopInGroup }
      if (!personId) return null
      const { what = null, only } = act
      const change = changeOf(act.kind === 'stop', what, only)
      const out = await applyOptOut(ctx, { personId, channel }, change)
      if (act.kind === 'start') return { text: door.started(what, out) }
      return { text: door.stopped(only ? null : what, out, await hasDuties(ctx, personId)) }
    }
    case 'addition':
      return addTo(ctx, act, who)
    default: {
      if (!alone) return { text: door.alone }
      return personId ? owned[act.kind](ctx, personId) : null
    }
  }
}

const longestMeant = 200
// No word that an office adds has people's messages stopped, or joins what they say to their feedback.
const meantKinds: readonly Act['kind'][] = [
  ...(['contact', 'hours', 'digest', 'contests'] as const),
  ...(['my_cases', 'my_attempt', 'my_unit'] as const),
]

/**
 * What a text asks of the account once it is said as the office of the unit at a path says it, with what was understood; null where
 * it has none of the office's own words, or asks nothing of the account with them either.
 */
export async function actMeant(
  ctx: Pick<Ctx, 'db'>,
  text: string,
  path: string,
): Promise<{ act: Answerable; understood: string } | null> {
  if (text.length > longestMeant) return null
  const meant = meantBy(text, await wordsFor(ctx, path))
  const act = meant && actOf(meant.said)
  if (!act || act.kind === 'menu' || !meantKinds.includes(act.kind)) return null
  return { act, understood: answerSentences.understood(meant.meant) }
}

/** Whether a text in which no act was heard may ask for one in the office's own words. */
export const mayBeMeant = (ctx: Pick<Ctx, 'db'>): Promise<boolean> => hasWords(ctx)

/** What the account says to what a text asks of it, heard as `act`, or as the office's own words in it mean; null as `answerAct`. */
export async function answerMeant(
  ctx: Ctx,
  act: Answerable | null,
  text: string,
  who: Speaker,
): Promise<Content | null> {
  const own =
    !act || act.kind === 'contact' || act.kind === 'hours' ? await actMeant(ctx, text, who.asker.scopePath) : null
  const content = own && (await answerAct(ctx, own.act, who))
  if (own && content) return { ...content, text: `${own.understood}\n${content.text}` }
  return act && answerAct(ctx, act, who)
}

/** The edition of the day that folded words name, or the latest, as it was sent. */
async function digestOf(ctx: Ctx, words: string, unitId: string | null): Promise<Content> {
  const sent = (await listPublicDigests(ctx, { ...(unitId && { unitId }), limit: 30 })).filter((one) => !one.stopped)
  const day = dayIn(words, ctx.now())
  const meant = day ? sent.find((one) => one.day === day) : sent[0]
  if (day && day > dayOf(ctx.now()) && !meant) return toCome(ctx, day, sent)
  const latest = meant ?? sent[0]
  if (!latest) return { text: door.noDigest }
  const others = sent.filter((one) => one !== latest).slice(0, 4)
  // What it told that is over by now is said before it: an edition is read as it was sent.
  const over = (latest.content?.items ?? []).flatMap((item) => {
    const end = endOf(item)
    return end !== null && end <= ctx.now() ? [door.overInIt(item.title, end)] : []
  })
  const head = [
    ...(meant ? [] : [door.noDigestOn(day ?? ''), door.latest(writtenDate(latest.day)), '']),
    ...(over.length > 0 ? [...over.slice(0, 3), ''] : []),
  ]
  const foot = others.length > 0 ? ['', door.others(others.map((one) => writtenDate(one.day)))] : []
  return {
    text: [...head, latest.text, ...foot].join('\n'),
    buttons: [{ title: door.openDigest, url: ctx.link(`/digests/${latest.code}`) }],
  }
}

const mostToCome = 5

/** Of a day whose edition is still to come: what the ones before told of that day. */
function toCome(ctx: Ctx, day: string, sent: Awaited<ReturnType<typeof listPublicDigests>>): Content {
  const onDay = sent
    .flatMap(({ code, content }) => (content?.items ?? []).map((item) => ({ code, item })))
    .filter(({ item: { life } }) => {
      const [from, to] = [life?.startsAt ?? null, life?.endsAt ?? life?.startsAt ?? null]
      return from !== null && to !== null && to > ctx.now() && dayOf(from) <= day && day <= dayOf(to)
    })
  const told = new Map(onDay.map((one) => [one.item.id, one]))
  const lines = [...told.values()]
    .slice(0, mostToCome)
    .map(({ code, item }) => [`• ${item.title}`, ...lifeLines(item), ctx.link(`/digests/${code}`)].join('\n'))
  return { text: [door.digestToCome(day, lines.length > 0), ...lines].join('\n') }
}

async function contestsOf(ctx: Ctx, path: string): Promise<Content> {
  const line = path.split('/').filter(Boolean)
  const now = ctx.now()
  const told = (await listPublicQuizzes(ctx))
    .filter(({ unitId, status }) => status === 'published' && (line.length === 0 || line.includes(unitId)))
    .flatMap(({ id, title, rounds }) =>
      rounds.flatMap(({ name, opensAt, closesAt, cancelledAt }) =>
        cancelledAt === null ? [{ quizId: id, title, name, opensAt, closesAt }] : [],
      ),
    )
  const open = told.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt)
  const next = told.filter(({ opensAt }) => opensAt > now).sort((one, other) => one.opensAt - other.opensAt)
  const lineOf = (one: (typeof told)[number], when: string) =>
    `• ${one.title}, ${one.name}: ${when}. ${ctx.link(`/quizzes/${one.quizId}`)}`
  if (open.length + next.length === 0) return { text: door.noContest }
  return {
    text: [
      ...(open.length > 0
        ? [door.contestsOpen, ...open.slice(0, 5).map((one) => lineOf(one, door.until(written(one.closesAt))))]
        : [door.noContest]),
      ...(next.length > 0
        ? [door.contestsNext, ...next.slice(0, 3).map((one) => lineOf(one, door.from(written(one.opensAt))))]
        : []),
    ].join('\n'),
  }
}

/** Joins what somebody adds to the feedback that they sent in the same chat a moment ago. */
async function addTo(
  ctx: Ctx,
  { text, sure }: Extract<Act, { kind: 'addition' }>,
  { personId, channel, recipient }: Speaker,
): Promise<Content | null> {
  if (!personId) return null
  try {
    const code = await addToFeedback(ctx, { text, channel, recipient, personId })
    if (code) return { text: door.added(code) }
  } catch (error) {
    if (error instanceof AppError) return { text: refusal(error) }
    throw error
  }
  return sure ? { text: door.addedNowhere } : null
}
