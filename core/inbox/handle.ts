import type { Ctx } from '../context.ts'
import type { Incoming } from './incoming.ts'

/** Calls the verb that an event asks for. `key` names the event: what it makes, it makes once. */
export async function handle(_ctx: Ctx, _key: string, _incoming: Incoming): Promise<void> {}
