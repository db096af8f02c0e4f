import { sentCorrections } from '../broadcasts/corrections.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { endOf } from '../news/life.ts'
import { fold } from '../text/fold.ts'
import { syllablesOf } from '../text/syllables.ts'
import { noteAsked } from './asked.ts'
import { elsewhereIn } from './elsewhere.ts'
import { better, findByCode, findByWords, isCopy, type Match } from './find.ts'
import { adviceOf, headlineOf, originOf } from './messages.ts'
import type { Original } from './originals.ts'
import type { Difference } from './text/differences.ts'
import { mayBeMisread, type Read } from './text/misread.ts'
import { longestRead, type Token, type Tokens, tokensOf, wordKeys } from './text/tokens.ts'
import type { Shown, Verdict, Verified } from './verified.ts'

type Asked = { text: string; personId: string | null; show?: boolean; read?: Read }
type Reading = Pick<Ctx, 'db' | 'now' | 'link'>
type Counting = Pick<Ctx, 'write' | 'now' | 'keyed'>

/**
 * Whether a text is ours, word for word or changed, from a source that we carry, or none of these. What is found is what
 * everybody may read, whoever asks. Nothing of the text is kept but that somebody asked, unless `show` lets the office see it.
 *
 * @throws AppError INVALID empty, verify.long, or verify.short for a few words that are none of ours and ask for no money
 */
export async function verify(ctx: Ctx, { text, personId, show = false, read }: Asked): Promise<Verified> {
  if (text.trim() === '') throw new AppError('INVALID', 'empty')
  if (text.length > longestRead)
    throw new AppError('INVALID', 'verify.long', { length: text.length, limit: longestRead })
  const { verified, count } = await lookUp(ctx, text, read)
  if (!read && isTooShort(verified, text)) throw new AppError('INVALID', 'verify.short')
  await count(ctx, { personId, show })
  return verified
}

const fewestWords = 6
// A code and a link say enough by themselves.
const saysEnough = /^\s*[0-9a-z]{6}\s*$|https?:|www\./i

/** Of so few words that are none of ours nobody can say whose they are. */
export const isTooShort = ({ verdict, unknownCode, asksMoney }: Verified, text: string): boolean =>
  verdict === 'unknown' &&
  !unknownCode &&
  !asksMoney &&
  !saysEnough.test(text) &&
  syllablesOf(text).length < fewestWords

/** The same with nothing counted; `count` then counts that somebody asked. */
export async function lookUp(ctx: Reading, text: string, read?: Read) {
  const given = tokensOf(text)
  const byCode = await findByCode(ctx, given)
  const [coded] = byCode.matches.filter(({ comparison }) => isCopy(comparison)).sort(better)
  const [bearing = byCode.matches[0]] = byCode.matches.filter(({ original }) => original.kind === 'digest')
  const byWords = coded ? null : await findByWords(ctx, given)
  // What bears a code of ours says that it is ours, whatever name stands above it.
  const elsewhere = byWords && byCode.matches.length === 0 ? await elsewhereIn(ctx, given, byWords) : null
  const match = elsewhere ? (elsewhere.shared[0] ?? null) : (coded ?? byWords ?? bearing ?? null)
  const isCopied = match !== null && (elsewhere !== null || isCopy(match.comparison))
  const isForged =
    match !== null && !isCopied && (given.tokens.length > mostBesideCode || leadsElsewhere(given, match.original))
  const corrections = match?.original.digestId ? await sentCorrections(ctx.db, match.original.digestId) : []
  const verified = telling({
    ...(isCopied && elsewhere
      ? comparedWith(elsewhere.shared, read)
      : isCopied
        ? compared(match, read)
        : { ...nothing, verdict: !match ? 'unknown' : isForged ? 'altered' : 'code' }),
    ...(isForged && { isAltered: true, pieces: [{ text: given.plain, differs: true }] }),
    isForged,
    elsewhere: elsewhere && {
      named: elsewhere.named,
      shared: elsewhere.shared.map(({ original: { title } }) => title),
    },
    fromPicture: read !== undefined,
    asksMoney: asksMoney(given),
    unknownCode: byCode.unknown[0] ?? null,
    original: match && shownOf(ctx, match),
    corrections: match?.original.kind === 'correction' ? [] : corrections,
    over: isCopied && !elsewhere ? overIn(given, match.original, ctx.now()) : [],
  })
  const about = match?.original ?? null
  const count = (into: Counting, { personId, show = false }: Omit<Asked, 'text'>) =>
    noteAsked(into, { about, given, personId, asksMoney: verified.asksMoney, show })
  return { verified, count }
}

const mostOver = 3
// A copy may be cut: of a notice its title is enough, or most of its words.
const leastSaid = 0.7

/** The notices of an original that a copy of it holds and that are over by now. */
function overIn(given: Tokens, { told }: Original, now: number): Verified['over'] {
  const said = new Set(wordKeys(given.tokens))
  const share = (text: string) => {
    const words = wordKeys(tokensOf(text).tokens)
    return words.filter((word) => said.has(word)).length / Math.max(1, words.length)
  }
  return told
    .flatMap(({ title, summary, life }) => {
      const endedAt = endOf({ life: life ?? null })
      const isHeld =
        endedAt !== null && endedAt <= now && (share(title) === 1 || share(`${title} ${summary}`) >= leastSaid)
      return isHeld ? [{ title, endedAt }] : []
    })
    .slice(0, mostOver)
}

// “Mã bản tin này có thật không: K7Q2XM ạ” says nothing but the code.
const mostBesideCode = 12

/** Whether a few words beside a real code lead to an address, a telephone or an account that is none of its original's, or ask for money. */
function leadsElsewhere(given: Tokens, { texts }: Original): boolean {
  const known = new Set(texts.flatMap((text) => tokensOf(text).tokens.map(({ key }) => key.toLowerCase())))
  const leads: Token['kind'][] = ['link', 'phone', 'account']
  return asksMoney(given) || given.tokens.some(({ kind, key }) => leads.includes(kind) && !known.has(key.toLowerCase()))
}

type Untold = Omit<Verified, 'headline' | 'origin' | 'advice'>
const nothing = { isPart: false, isAltered: false, hasBeyond: false, differences: [], unsure: [], pieces: [] }

const telling = (verified: Untold): Verified => {
  const whole = { ...verified, origin: originOf(verified), headline: '' }
  return { ...whole, headline: headlineOf({ ...whole, advice: [] }), advice: adviceOf(whole) }
}

/** Another office's digest beside each news that it shares with us: what stands around that is its own, and not ours to judge. */
function comparedWith(shared: readonly Match[], read?: Read) {
  const each = shared.map((one) => {
    const { around } = one.comparison
    const differences = one.comparison.differences.filter((other) => !around.includes(other))
    return compared({ ...one, comparison: { ...one.comparison, differences } }, read)
  })
  const [first] = each
  const differences = each.flatMap((one) => one.differences)
  return {
    ...(first ?? { ...nothing, verdict: 'unknown' as const }),
    ...{ differences, unsure: each.flatMap((one) => one.unsure), isAltered: differences.length > 0, hasBeyond: true },
  }
}

function compared({ original, comparison }: Match, read?: Read) {
  // Of another's news we have the beginning: what goes on behind it is no change, unless it asks for money. Nor is what a
  // screen shows around a message.
  const isNews = original.kind === 'news'
  const isUncompared = (one: Difference) =>
    ((isNews && one.beyond === true) || (read !== undefined && comparison.around.includes(one))) &&
    one.kind !== 'phone' &&
    one.kind !== 'account' &&
    one.kind !== 'link'
  const within = comparison.differences.filter((one) => !isUncompared(one))
  const hasBeyond = within.length < comparison.differences.length
  const unsure = read ? within.filter((one) => mayBeMisread(one, read)) : []
  const differences = within.filter((one) => !unsure.includes(one))
  const isAltered = differences.length > 0
  const verdict: Verdict = isNews ? 'source' : isAltered ? 'altered' : 'exact'
  const told = new Set(differences.map(({ told }) => told))
  const pieces = comparison.pieces.map((piece) =>
    piece.differs && !told.has(piece.text) ? { text: piece.text, differs: false } : piece,
  )
  return { verdict, isPart: !isAltered && comparison.covered < 0.9, isAltered, hasBeyond, differences, unsure, pieces }
}

function shownOf({ link }: Pick<Ctx, 'link'>, { original }: Match): Shown {
  const { kind, title, unitName, sentAt, code, sourceName, sourceLink, publishedAt, texts } = original
  const address = kind === 'news' ? sourceLink || null : code ? link(`/digests/${code}`) : null
  return { kind, title, unitName, sentAt, code, sourceName, publishedAt, text: texts[0] ?? '', link: address }
}

const moneyWords =
  /(?<![a-z])(?:chuyen khoan|chuyen tien|nop tien|dong tien|dat coc|nap the|the cao|otp|mat khau|so tai khoan|stk|quet ma qr|vi dien tu|momo|so the|ma xac nhan|ma xac thuc)(?![a-z])/

/** Whether a text has an account in it, or speaks of sending money or of what opens one's account. */
export const asksMoney = ({ plain, tokens }: Tokens): boolean =>
  tokens.some(({ kind }) => kind === 'account') || moneyWords.test(fold(plain).replace(/\s+/g, ' '))
