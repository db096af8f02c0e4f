import { vietnamDate } from './clock.ts'
import type { SimUser } from './state.ts'
import type { World } from './world.ts'

const perDay = 1

/** Days and months are Vietnam's; both counters start again at midnight. */
function received(world: World, user: SimUser) {
  const today = vietnamDate(world.clock.now())
  const month = today.slice(3)
  return {
    today: user.promotions.filter((date) => date === today).length,
    month: user.promotions.filter((date) => date.endsWith(month)).length,
  }
}

/** How many promotions and broadcasts this person may still receive this month. */
export const promotionsLeft = (world: World, user: SimUser) =>
  Math.max(world.state.account.promotionsPerMonth - received(world, user).month, 0)

export function countPromotion(world: World, user: SimUser) {
  user.promotions.push(vietnamDate(world.clock.now()))
}

/** Whether the account may promote once more today: 500 times, or to a twentieth of more than 10,000 followers. */
export function mayPromote(world: World): boolean {
  const users = [...world.state.users.values()]
  const followers = users.filter(({ follows }) => follows).length
  const sent = users.reduce((sum, user) => sum + received(world, user).today, 0)
  return sent < (followers <= 10_000 ? 500 : followers / 20)
}

export function promotionQuota(world: World, user: SimUser) {
  const monthly_remain = promotionsLeft(world, user)
  return {
    daily_remain: Math.max(Math.min(perDay - received(world, user).today, monthly_remain), 0),
    daily_total: perDay,
    monthly_remain,
    monthly_total: world.state.account.promotionsPerMonth,
  }
}
