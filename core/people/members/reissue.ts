import { asc, inArray, sql } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { memberCodes } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newPaperCode } from '../../ids.ts'
import { allow } from '../../roles.ts'
import { paperHash } from '../second-step/judge.ts'
import { type ImportedMembers, memberCodeMs } from './import.ts'
import { membershipsFor, ofMembers } from './list.ts'

/**
 * Gives members who have lost their code, or let it grow too old, another; what they had before is void. Whoever has come in
 * since needs none and is left as they are.
 *
 * @returns the codes, told this once
 * @throws AppError NOT_FOUND where none of them is a member there, CONFLICT member.no-code where none needs a code
 */
export async function reissueCodes(ctx: Ctx, personIds: string[]): Promise<Pick<ImportedMembers, 'codes'>> {
  allow(ctx, 'person.confirm')
  const fresh = await Promise.all(
    [...new Set(personIds)].map(async () => {
      const code = newPaperCode()
      return { code, codeHash: await paperHash(code) }
    }),
  )
  return ctx.write(async (tx) => {
    const among = sql`${people.id} in (select value from json_each(${JSON.stringify(personIds)}))`
    const held = await membershipsFor(ctx, tx).where(ofMembers(ctx, among)).orderBy(asc(roles.grantedAt))
    if (held.length === 0) throw new AppError('NOT_FOUND')
    const one = new Map(held.filter(({ awaits }) => awaits).map((member) => [member.id, member]))
    const members = [...one.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    if (members.length === 0) throw new AppError('CONFLICT', 'member.no-code')
    const ids = members.map(({ id }) => id)
    await tx.delete(memberCodes).where(inArray(memberCodes.personId, ids))
    const codes: ImportedMembers['codes'] = []
    for (const [at, { id: personId, name, unitId, unitName: unit }] of members.entries()) {
      const { code, codeHash } = fresh[at] as (typeof fresh)[number]
      await tx.insert(memberCodes).values({ codeHash, personId, expiresAt: ctx.now() + memberCodeMs })
      await record(tx, ctx, { action: 'person.reissue', unitId, subjectId: personId })
      codes.push({ id: personId, name, unit, code })
    }
    return { codes }
  })
}
