import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { AppError } from '../../../core/errors.ts'
import { listPublicProcedures, publicProcedure, unitsWithProcedures } from '../../../core/procedures/public.ts'
import { nobody } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { missingPage } from '../public/page.ts'
import { procedureList, procedurePage, procedurePath, procedureUnits } from '../public/procedure-page.ts'
import { show } from './public.ts'

/** Procedures for anybody, as pages that read without a script, in Vietnamese and in English. */
export const publicProcedures = (deps: Deps) =>
  new Hono<Env>()
    .use(etag())
    .get('/', async (c) => {
      const [only, ...others] = await unitsWithProcedures(deps)
      if (only && others.length === 0) return c.redirect(procedurePath.unit(only.unitId))
      return show(c, procedureUnits(only ? [only, ...others] : []))
    })
    .get('/of/:unit', async (c) => {
      const procedures = await listPublicProcedures(deps, { of: c.req.param('unit') })
      const [first] = procedures
      return first ? show(c, procedureList(first, procedures)) : missing(c)
    })
    .get('/:id', async (c) => {
      try {
        const shown = await publicProcedure({ ...deps, actor: nobody }, c.req.param('id'))
        const language = c.req.query('lang') === 'en' ? 'en' : 'vi'
        return show(
          c,
          procedurePage(shown, language, (id) => deps.link(`/passages/${id}`)),
        )
      } catch (error) {
        if (error instanceof AppError && error.code === 'NOT_FOUND') return missing(c)
        throw error
      }
    })

const missing = (c: Context<Env>) => show(c, missingPage(), 404)
