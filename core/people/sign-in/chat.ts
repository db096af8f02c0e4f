import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { chatSignIns } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Content, Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newDigits, newSecret, sha256 } from '../../ids.ts'
import { grantsOf, isStaff } from '../../roles.ts'
import { hourMs, minuteMs } from '../../time.ts'
import { type Session, startSession } from '../sessions.ts'
import { signInWords } from './messages.ts'

export const chatSignInMs = 10 * minuteMs
const mostTries = 5
const mostAnswersAnHour = 5

/** A code for a page to show, and the secret by which its browser is known again. It says nothing of anybody, whoever asks. */
export async function askByChat(ctx: Ctx, { device }: { device: string }) {
  const browser = newSecret()
  const browserHash = await sha256(browser)
  const createdAt = ctx.now()
  const expiresAt = createdAt + chatSignInMs
  const code = await ctx.write(async (tx) => {
    for (;;) {
      const code = newDigits()
      if (await openSignIn(tx, ctx, code)) continue
      await tx.insert(chatSignIns).values({ browserHash, code, device, createdAt, expiresAt })
      return code
    }
  })
  return { browser, code, expiresAt }
}

async function openSignIn(tx: Tx, ctx: Pick<Ctx, 'now'>, code: string) {
  const isOpen = and(eq(chatSignIns.code, code), isNull(chatSignIns.usedAt), gt(chatSignIns.expiresAt, ctx.now()))
  const [open] = await tx.select().from(chatSignIns).where(isOpen)
  return open
}

/**
 * What the account answers to a person who writes a code: another, to be typed where the first is shown. A link alone could be
 * passed on, and a tap on the phone be talked out of somebody by whoever has a page of their own open; this has to be carried
 * back to it by hand, and says so. Who works nowhere for the office gets none, and takes nobody's code away.
 */
export async function answerByChat(tx: Tx, ctx: Ctx, { personId, code }: { personId: string; code: string }) {
  const at = ctx.now()
  if (!isStaff({ grants: await grantsOf({ ...ctx, db: tx }, personId) })) return { text: signInWords.unknown }
  const open = await openSignIn(tx, ctx, code)
  if (!open || (open.personId && open.personId !== personId)) return { text: signInWords.old }
  const [lately] = await tx
    .select({ times: count() })
    .from(chatSignIns)
    .where(and(eq(chatSignIns.personId, personId), gt(chatSignIns.answeredAt, at - hourMs)))
  if ((lately?.times ?? 0) >= mostAnswersAnHour) return { text: signInWords.often }
  const answer = newDigits()
  await tx
    .update(chatSignIns)
    .set({ personId, answerHash: await answerHash(open.browserHash, answer), answeredAt: at })
    .where(eq(chatSignIns.browserHash, open.browserHash))
  await record(tx, ctx, { action: 'person.sign-in-code', subjectId: personId, detail: { device: open.device } })
  const { device, createdAt: askedAt, expiresAt } = open
  return {
    text: signInWords.answer({ answer, device, askedAt, expiresAt }),
    // Behind a hash, which no server and no preview is sent; where another browser opens it, it signs nobody in.
    buttons: [{ title: signInWords.open, url: ctx.desk(`#ma=${answer}`) }],
  } satisfies Content
}

/** @throws AppError UNAUTHENTICATED in any browser but the one that asked, and once the code is spent, too old or guessed at */
export async function signInByChat(
  ctx: Ctx,
  { browser, answer }: { browser: string; answer: string },
): Promise<Session> {
  const at = ctx.now()
  const browserHash = await sha256(browser)
  const given = await answerHash(browserHash, answer)
  const own = eq(chatSignIns.browserHash, browserHash)
  const found = await ctx.write(async (tx) => {
    const [row] = await tx.select().from(chatSignIns).where(own)
    if (!row) return 'elsewhere'
    if (row.usedAt || row.expiresAt <= at || row.tries >= mostTries) return 'over'
    if (!row.personId || !row.answerHash) return 'waiting'
    if (row.answerHash !== given) {
      await tx
        .update(chatSignIns)
        .set({ tries: row.tries + 1 })
        .where(own)
      return 'wrong'
    }
    await tx.update(chatSignIns).set({ usedAt: at }).where(own)
    // A role may have been taken away since the account answered.
    return isStaff({ grants: await grantsOf({ ...ctx, db: tx }, row.personId) }) ? { personId: row.personId } : 'over'
  })
  if (typeof found === 'string')
    throw new AppError(found === 'elsewhere' ? 'UNAUTHENTICATED' : 'INVALID', `sign-in.${found}`)
  return startSession(ctx, found.personId)
}

const answerHash = (browserHash: string, answer: string) => sha256(`${browserHash} ${answer.replace(/\D/g, '')}`)
