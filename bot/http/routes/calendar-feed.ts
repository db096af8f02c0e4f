import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { AppError } from '../../../core/errors.ts'
import { agendaByToken } from '../../../core/mornings/agenda/feeds.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { icsOf } from '../../ics/calendar.ts'
import type { Env } from '../auth.ts'

const token = /^([0-9a-z]{40})\.ics$/

/** What a person's phone shows of what is to be sent, at an address that is its own key. */
export const calendarFeed = (deps: Deps) =>
  new Hono<Env>().use(etag()).get('/:file', async (c) => {
    const secret = token.exec(c.req.param('file'))?.[1]
    if (!secret) throw new AppError('NOT_FOUND')
    const { entries, gatherings } = await agendaByToken({ ...deps, actor: system }, secret)
    const place = { host: new URL(deps.config.PUBLIC_URL).hostname, desk: deps.desk }
    return c.body(icsOf(entries, place, gatherings), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="lich-gui-tin.ics"',
      // Kept by nobody on the way, and asked about anew: a revoked one ends at once.
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
    })
  })
