import { sentCorrections } from '../../../core/broadcasts/corrections.ts'
import type { PublicDigest } from '../../../core/digests/public.ts'
import { AppError } from '../../../core/errors.ts'
import { formFrom, withOnly } from '../../../core/forms/form.ts'
import { shareCard } from '../../card/share-card.ts'
import type { Deps } from '../../deps.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { recent } from '../../pictures/recent.ts'
import { pathOf } from './page.ts'

// A card is a hundred thousand bytes: the last eighty are at hand, for many ask for one link at once.
const budget = 8_000_000

/**
 * Cards of digests that went out, drawn once while they are asked for. `item` counts from 1, as the page does.
 *
 * @throws AppError NOT_FOUND where there is no such item, or no content to draw
 */
export function publicCards(deps: Deps) {
  const drawn = recent<Uint8Array<ArrayBuffer>>(budget, ({ length }) => length)
  return async (digest: PublicDigest, item?: string): Promise<Uint8Array<ArrayBuffer>> => {
    if (!digest.content) throw new AppError('NOT_FOUND')
    const now = deps.now()
    const corrections = (await sentCorrections(deps.db, digest.id)).map(({ text }) => text)
    const unit = { name: digest.unitName, kind: '' }
    const whole = formFrom(digest, { unit, standing: digest.stopped ? 'stopped' : 'approved', corrections, now })
    const form = item ? withOnly(whole, whole.items[Number(item) - 1]?.id ?? '') : whole
    const key = JSON.stringify(form)
    const known = drawn.get(key)
    if (known) return known
    const link = `${deps.config.PUBLIC_URL}${pathOf.digest(digest.code)}`
    const card = await shareCard(form, { faces: await facesFrom(deps.assets), shape: 'wide', link })
    drawn.keep(key, card)
    return card
  }
}
