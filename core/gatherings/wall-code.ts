import type { Ctx } from '../context.ts'
import { codesOf, slotAt, slotMs, slotOf } from './codes.ts'
import type { Gathering } from './gathering.ts'

/** The code that stands on the wall of a point of an open gathering. */
export async function codeOf(ctx: Pick<Ctx, 'crypt' | 'now' | 'link'>, gathering: Gathering, point: number) {
  const codes = await codesOf(await ctx.crypt.unseal(gathering.sealedSecret))
  const now = ctx.now()
  return {
    link: ctx.link(`/gatherings/${gathering.id}/in/${await codes.onWall(point, now)}`),
    until: slotAt(slotOf(now) + 1),
    now,
    slotMs,
    roomNumber: gathering.asksRoomNumber ? await codes.inRoom(point, gathering.paperRevision) : null,
  }
}
