import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { publicCampaign, publicCampaigns } from '../../../core/campaigns/read.ts'
import { AppError } from '../../../core/errors.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { campaignList, campaignPage } from '../public/campaign-page.ts'
import { missingPage } from '../public/page.ts'
import { show } from './public.ts'

/** Campaigns for anybody, as pages that read without a script. */
export const publicCampaignPages = (deps: Deps) =>
  new Hono<Env>()
    .use(etag())
    .get('/', async (c) => show(c, campaignList(await publicCampaigns(deps))))
    .get('/:code', async (c) => {
      try {
        return show(c, campaignPage(await publicCampaign(deps, c.req.param('code')), deps.link))
      } catch (error) {
        if (error instanceof AppError && error.code === 'NOT_FOUND') return missing(c)
        throw error
      }
    })

const missing = (c: Context<Env>) => show(c, missingPage(), 404)
