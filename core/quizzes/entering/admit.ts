import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { admissions, roundCodes } from '../../../db/schema/admissions.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { isGuest, signedIn } from '../../roles.ts'
import { admissionOf } from '../admission/admission.ts'
import { type Asked, asksOf, isBirthYear, isOfAge, needsGuardian } from '../admission/rules.ts'
import { telephoneIn } from '../admission/telephone.ts'
import { actingPerson, keptOutBy } from '../admission/who.ts'
import type { Problem } from '../questions.ts'
import { publicRound, type Round } from '../rounds.ts'
import { stateOf } from '../rules.ts'
import { codeHashOf } from './codes.ts'

/** The wording that people agree to as they enter. */
const textVersion = '2026-11'
const longestName = 80

export type Said = {
  birthYear?: number
  agreed?: boolean
  guardian?: { name: string; phone: string; agreed: boolean }
  phone?: string
  code?: string
}

type Admission = typeof admissions.$inferSelect

/**
 * Lets somebody into a round that asks who they are or when they were born. Said again by the same person it changes nothing;
 * one number, and one code, lets in one guest.
 *
 * @throws AppError INVALID attempt.admission with each field; CONFLICT attempt.phone-used, attempt.code-used
 */
export async function enterRound(ctx: Ctx, roundId: string, said: Said) {
  const personId = signedIn(ctx)
  const { round, unit } = await publicRound(ctx, roundId)
  const state = stateOf(round, ctx.now())
  if (state !== 'open' && state !== 'paused') throw new AppError('CONFLICT', `round.${state}`)
  const reason = await keptOutBy(ctx, { rules: round.rules, unitPath: unit.path })
  if (reason) throw new AppError('FORBIDDEN', reason)
  const person = await actingPerson(ctx)
  if (!person) throw new AppError('UNAUTHENTICATED')
  const asked = asksOf(round.rules, isGuest(person))
  const fields = problemsIn(said, asked, ctx.now())
  if (fields.length > 0) throw new AppError('INVALID', 'attempt.admission', { fields })
  const { birthYear, minAge = null, maxAge = null } = { ...round.rules, birthYear: said.birthYear }
  if (asked.includes('birthYear') && !isOfAge(round, birthYear ?? 0))
    throw new AppError('FORBIDDEN', 'attempt.age', { minAge, maxAge })

  const mark = await markOf(ctx, roundId, said, asked)
  const told = await toldOf(ctx, round, said, asked)
  await ctx.write(async (tx) => {
    const [before] = await tx
      .select()
      .from(admissions)
      .where(and(eq(admissions.roundId, roundId), eq(admissions.personId, personId)))
    if (before && before.withdrawnAt === null && asked.every((one) => one !== 'birthYear' || before.birthYear)) return
    if (mark && before?.mark !== mark.mark) await expectFree(tx, { roundId, personId, at: ctx.now() }, mark)
    const row = { at: ctx.now(), ...told, withdrawnAt: null, ...(mark && { toldBy: mark.by, mark: mark.mark }) }
    await tx
      .insert(admissions)
      .values({ roundId, personId, ...row })
      .onConflictDoUpdate({ target: [admissions.roundId, admissions.personId], set: row })
  })
  return admissionOf(ctx.db, roundId, personId)
}

function problemsIn({ birthYear, agreed, guardian, phone = '', code = '' }: Said, asked: Asked[], now: number) {
  const fields: Problem[] = []
  const say = (field: string, problem: string) => fields.push({ field, problem })
  if (asked.includes('phone') && telephoneIn(phone) === null)
    say('phone', 'Số điện thoại phải có 10 chữ số, như 0912 345 678.')
  if (asked.includes('code') && code.trim() === '') say('code', 'Vui lòng gõ mã ban tổ chức phát tại hội nghị.')
  if (!asked.includes('birthYear')) return fields
  if (birthYear === undefined || !isBirthYear(birthYear, now)) say('birthYear', 'Năm sinh gồm bốn chữ số, như 1956.')
  if (agreed !== true) say('agreed', 'Cần bạn đồng ý thì ban tổ chức mới được giữ năm sinh này.')
  if (birthYear === undefined || !isBirthYear(birthYear, now) || !needsGuardian(birthYear, now)) return fields
  const name = guardian?.name.trim() ?? ''
  if (name.length < 2 || name.length > longestName)
    say('guardian.name', `Họ tên cha, mẹ hoặc người giám hộ, từ 2 đến ${longestName} ký tự.`)
  if (telephoneIn(guardian?.phone ?? '') === null)
    say('guardian.phone', 'Số điện thoại phải có 10 chữ số, như 0912 345 678.')
  if (guardian?.agreed !== true) say('guardian.agreed', 'Cần cha, mẹ hoặc người giám hộ đồng ý.')
  return fields
}

type Mark = { by: 'phone' | 'code'; mark: string }

/** What tells a guest apart, as only this service can read it, and in this round alone. */
async function markOf(
  ctx: Ctx,
  roundId: string,
  { phone = '', code = '' }: Said,
  asked: Asked[],
): Promise<Mark | null> {
  if (asked.includes('phone')) return { by: 'phone', mark: await ctx.keyed(`entered ${roundId} ${telephoneIn(phone)}`) }
  return asked.includes('code') ? { by: 'code', mark: await codeHashOf(roundId, code) } : null
}

type Told = Pick<Admission, 'birthYear' | 'guardian' | 'guardianMark' | 'agreedAt' | 'textVersion'>

const nothing: Told = { birthYear: null, guardian: null, guardianMark: null, agreedAt: null, textVersion: null }

async function toldOf(ctx: Ctx, round: Round, { birthYear, guardian }: Said, asked: Asked[]): Promise<Told> {
  if (!asked.includes('birthYear') || birthYear === undefined) return nothing
  const told = { ...nothing, birthYear, agreedAt: ctx.now(), textVersion }
  if (!guardian || !needsGuardian(birthYear, ctx.now())) return told
  const phone = telephoneIn(guardian.phone) ?? ''
  return {
    ...told,
    guardian: await ctx.crypt.seal(JSON.stringify({ name: guardian.name.trim(), phone })),
    guardianMark: await guardianMarkOf(ctx, round.id, phone),
  }
}

export const guardianMarkOf = (ctx: Pick<Ctx, 'keyed'>, roundId: string, phone: string) =>
  ctx.keyed(`guardian ${roundId} ${phone}`)

type Place = { roundId: string; personId: string; at: number }

async function expectFree(tx: Tx, { roundId, personId, at }: Place, { by, mark }: Mark): Promise<void> {
  if (by === 'code') {
    const code = and(eq(roundCodes.roundId, roundId), eq(roundCodes.codeHash, mark))
    const [known] = await tx.select().from(roundCodes).where(code)
    if (!known)
      throw new AppError('INVALID', 'attempt.code-wrong', {
        fields: [{ field: 'code', problem: 'Mã này không đúng. Vui lòng xem lại từng chữ, từng số.' }],
      })
    const [taken] = await tx
      .update(roundCodes)
      .set({ usedAt: at })
      .where(and(code, isNull(roundCodes.usedAt)))
      .returning()
    if (!taken) throw new AppError('CONFLICT', 'attempt.code-used')
    return
  }
  const [other] = await tx
    .select({ at: admissions.at })
    .from(admissions)
    .where(and(eq(admissions.roundId, roundId), eq(admissions.mark, mark), ne(admissions.personId, personId)))
  if (other) throw new AppError('CONFLICT', 'attempt.phone-used')
}
