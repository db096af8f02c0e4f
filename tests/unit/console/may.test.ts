import { expect, test } from 'vitest'
import { type Action, actions } from '../../../core/roles.ts'
import type { Role } from '../../../db/schema/units.ts'
import { acts, may } from '../../../miniapp/src/console/may.ts'

const nobodyElse = (roles: readonly Role[]) => roles.filter((role) => role !== 'admin').toSorted()

test('the console shows each act to exactly the roles that the server lets do it', () => {
  for (const act of Object.keys(acts) as Action[])
    expect([act, nobodyElse(acts[act])]).toEqual([act, nobodyElse(actions[act])])
})

test('an admin sees every act, a member none', () => {
  for (const act of Object.keys(acts) as Action[]) {
    expect(may([{ role: 'admin', unitId: 'u' }], act)).toBe(true)
    expect(may([{ role: 'member', unitId: 'u' }], act)).toBe(false)
  }
})
