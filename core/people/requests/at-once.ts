import type { Tx } from '../../../db/client.ts'
import { dataRequests, type RequestKind } from '../../../db/schema/people.ts'
import type { Ctx } from '../../context.ts'
import { newId } from '../../ids.ts'
import { clocksOf } from './clocks.ts'

/** Notes in the register what somebody asked of their data and the app did there and then. */
export async function noteDoneAtOnce(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { personId, kind }: { personId: string | null; kind: RequestKind },
): Promise<void> {
  const at = ctx.now()
  await tx.insert(dataRequests).values({
    ...{ id: newId('dr'), personId, kind, askedAt: at, ...(await clocksOf(tx, at)) },
    ...{ acknowledgedAt: at, doneAt: at, outcome: 'done' },
  })
}
