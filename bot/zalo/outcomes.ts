import type { SendOutcome } from '../../core/context.ts'

type Kind = Exclude<SendOutcome['kind'], 'sent'>

// Zalo's error codes (developers.zalo.me, "Mã lỗi"), as what the sender does about each.
const kindOf: Record<number, Kind> = {
  [-32]: 'retry',
  [-200]: 'retry',
  [-218]: 'quota',
  [-211]: 'quota',
  [-234]: 'retry',
  [-216]: 'token',
  [-220]: 'token',
  [-100]: 'permanent',
  [-201]: 'permanent',
  [-210]: 'permanent',
  [-213]: 'permanent',
  [-217]: 'permanent',
  [-227]: 'permanent',
  [-230]: 'permanent',
  [-232]: 'permanent',
  [-233]: 'permanent',
  [-237]: 'permanent',
  [-240]: 'configuration',
  [-244]: 'permanent',
  [-248]: 'permanent',
  [-403]: 'permanent',
  [-204]: 'configuration',
  [-205]: 'configuration',
  [-209]: 'configuration',
  [-212]: 'configuration',
  [-219]: 'configuration',
  [-221]: 'configuration',
  [-223]: 'configuration',
  [-224]: 'configuration',
  [-235]: 'configuration',
  [-242]: 'configuration',
  [-320]: 'configuration',
  [-321]: 'configuration',
}

/** An unknown code is not tried again by itself: a person looks at it. */
export const outcomeOf = (code: number, message: string): SendOutcome => ({
  kind: kindOf[code] ?? 'permanent',
  reason: `zalo ${code}: ${message.slice(0, 120)}`,
})
