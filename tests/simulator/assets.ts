import { Refusal } from './envelope.ts'
import { groupChanged } from './events.ts'
import { isHexId } from './ids.ts'
import type { Asset, AssetSize, SimGroup } from './state.ts'
import type { World } from './world.ts'

const day = 86_400_000
const dissolvedAfterMs = 45 * day
const yearMs = 365 * day
const mostMembers: Record<AssetSize, number> = { gmf10: 10, gmf50: 50, gmf100: 100, gmf1000: 1_000 }

export const sizeOf = (asset: Asset) => mostMembers[asset.productType]
export const maxMembers = (world: World, group: SimGroup) => sizeOf(assetOf(world, group))

export function assetOf(world: World, group: SimGroup): Asset {
  const asset = world.state.assets.get(group.assetId)!
  const now = world.clock.now()
  if (asset.autoRenew && asset.validThrough < now)
    asset.validThrough += Math.ceil((now - asset.validThrough) / yearMs) * yearMs
  return asset
}

/** An unused, valid asset, or the refusal that Zalo would give. */
export function freeAsset(world: World, id: string): Asset {
  const asset = world.state.assets.get(id)
  if (asset?.groupId && asset.quotaType === 'reward_quota') throw new Refusal(-241, 'The free asset is already used')
  if (!asset || asset.groupId || asset.validThrough < world.clock.now())
    throw new Refusal(-238, 'Asset is already used or disabled')
  return asset
}

export const groupStatus = (world: World, group: SimGroup): 'enabled' | 'disabled' =>
  assetOf(world, group).validThrough >= world.clock.now() ? 'enabled' : 'disabled'

export const dissolvesAt = (world: World, group: SimGroup) => assetOf(world, group).validThrough + dissolvedAfterMs

/** The group, if the account owns it; one whose asset lapsed 45 days ago is gone. */
export function ownGroup(world: World, id: unknown): SimGroup {
  if (!isHexId(id)) throw new Refusal(-201, 'group_id is invalid!')
  const found = world.state.groups.get(id)
  const group = found?.foreign ? undefined : found
  if (group && dissolvesAt(world, group) > world.clock.now()) return group
  if (group) lapse(world, group)
  throw new Refusal(-403, 'The OA is not in this group')
}

/** An owner's group whose asset still holds: what is sent or done in any other is refused with -237. */
export function enabledGroup(world: World, id: unknown): SimGroup {
  const group = ownGroup(world, id)
  if (groupStatus(world, group) === 'disabled') throw new Refusal(-237, 'The group is expired')
  return group
}

/** Dissolves what was not renewed in time; the clock calls it whenever it is moved. */
export function dissolveLapsed(world: World) {
  for (const group of world.state.groups.values())
    if (!group.foreign && dissolvesAt(world, group) <= world.clock.now()) lapse(world, group)
}

function lapse(world: World, group: SimGroup) {
  dissolve(world, group)
  world.afterReply(() => world.webhooks.deliver(groupChanged(world, group, 'delete_group')))
}

export const liveGroups = (world: World) =>
  [...world.state.groups.values()].filter((group) => !group.foreign && dissolvesAt(world, group) > world.clock.now())

export function dissolve(world: World, group: SimGroup) {
  assetOf(world, group).groupId = null
  world.state.groups.delete(group.id)
  world.tell({ type: 'people' })
}
