import { maxMembers, ownGroup } from './assets.ts'
import { groupChanged } from './events.ts'
import { type SimGroup, userOf } from './state.ts'
import type { World } from './world.ts'

/** By the group's link: at once, or, where joining needs approval, into the queue. */
export async function joinGroup(world: World, userId: string, groupId: string): Promise<void> {
  const group = ownGroup(world, groupId)
  const user = userOf(world.state, userId)
  if (group.memberIds.includes(userId) || group.pendingIds.includes(userId)) return
  if (!group.settings.enable_link_join) throw new Error(`${group.name} cannot be joined by its link`)
  checkRoom(world, group, 1)
  const waits = group.settings.join_appr
  if (waits) group.pendingIds = [...group.pendingIds, user.id]
  else group.memberIds = [...group.memberIds, user.id]
  world.tell({ type: 'people' })
  const event = waits ? 'user_request_join_group' : 'user_join_group'
  await world.webhooks.deliver(groupChanged(world, group, event, [userId]))
}

export async function leaveGroup(world: World, userId: string, groupId: string): Promise<void> {
  const group = ownGroup(world, groupId)
  group.memberIds = without(group.memberIds, [userId])
  group.adminIds = without(group.adminIds, [userId])
  world.tell({ type: 'people' })
  await world.webhooks.deliver(groupChanged(world, group, 'user_out_group', [userId]))
}

/** What a group's admin decides on the phone. */
export async function answerJoin(world: World, groupId: string, userIds: string[], accepted: boolean): Promise<void> {
  const group = ownGroup(world, groupId)
  const waiting = userIds.filter((id) => group.pendingIds.includes(id))
  if (waiting.length < userIds.length) throw new Error('somebody in this list has not asked to join')
  if (accepted) checkRoom(world, group, waiting.length)
  group.pendingIds = without(group.pendingIds, waiting)
  if (accepted) group.memberIds = [...group.memberIds, ...waiting]
  world.tell({ type: 'people' })
  const event = `${accepted ? 'accept' : 'reject'}_request_join_group`
  await world.webhooks.deliver(groupChanged(world, group, event, waiting))
}

function checkRoom(world: World, group: SimGroup, newcomers: number) {
  if (group.memberIds.length + newcomers > maxMembers(world, group)) throw new Error(`${group.name} is full`)
}

export const without = (ids: string[], gone: string[]) => ids.filter((id) => !gone.includes(id))
