import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { invalid, parse, parseJson } from './envelope.ts'
import { hexId } from './ids.ts'
import { chargeWallet } from './quota.ts'
import { type AssetSize, addAsset } from './state.ts'
import type { World } from './world.ts'

const products: Record<string, AssetSize> = {
  '739448264820568793': 'gmf10',
  '2405469629611791306': 'gmf50',
  '2275350247265190619': 'gmf100',
  '3678557233392100095': 'gmf1000',
}

const order = z.object({
  beneficiary: z.literal('OA'),
  product_id: z.string().optional(),
  redeem_code: z.string().optional(),
  voucher_code: z.string().optional(),
})

/** Buying room for one more group. Only the calls and what they are given are documented: the replies are this simulator's. */
export const purchaseRoutes = (world: World, call: Call) => {
  const orders = new Map<string, AssetSize>()
  return new Hono()
    .post(
      '/v3.0/oa/purchase/create_order',
      call('purchases', async (c) => {
        const input = parse(order, parseJson(await c.req.text(), 'body'))
        const size = input.redeem_code ? 'gmf10' : products[input.product_id ?? '']
        if (!size) throw invalid('product_id')
        const order_id = hexId()
        orders.set(order_id, size)
        return { order_id, beneficiary: input.beneficiary, product_type: size }
      }),
    )
    .post(
      '/v3.0/oa/purchase/confirm_order',
      call('purchases', async (c) => {
        const { order_id } = parse(z.object({ order_id: z.string() }), parseJson(await c.req.text(), 'body'))
        const productType = orders.get(order_id)
        if (!productType) throw invalid('order_id')
        chargeWallet(world)
        orders.delete(order_id)
        const asset = addAsset(world.state, world.clock.now(), { productType, quotaType: 'purchase_quota' })
        return { order_id, asset_id: asset.id }
      }),
    )
}
