import { html, raw } from 'hono/html'
import { headOf, listPublicDigests, toldIn } from '../../core/digests/public.ts'
import { weekdayOn, writtenDate } from '../../core/time.ts'
import { topUnit } from '../../core/units/tree.ts'
import type { Deps } from '../deps.ts'

const weekdays = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật']
const words = { title: 'Bản tin', of: (office: string) => `Tin của ${office}`, read: 'Đọc bản tin' }
const shownItems = 4

/**
 * The mini app's first screen as it stands before its script has come over a slow network: whose news it is and the newest
 * digest, drawn as the script will draw them (`miniapp/src/app/pages/home.tsx`), and the same as data for the script.
 */
export async function openingOf(deps: Pick<Deps, 'db' | 'now'>) {
  const [office, sent] = await Promise.all([topUnit(deps.db), listPublicDigests(deps)])
  const [first] = sent
  if (!office || !first) return ''
  const told = toldIn(first, deps.now())
  const opening: Opening = { office: office.name, digests: sent.map(headOf) }
  const data = JSON.stringify(opening).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="opening">${raw(data)}</script>
    <div id="app"><div class="shell before-script"><div class="page">
      <header class="page-band">
        <p class="page-above">${words.of(office.name)}</p>
        <h1>${words.title}</h1>
        <div class="belongs" aria-hidden="true"><span class="belongs-unit"></span></div>
      </header>
      <main class="page-main"><article class="card digest">
        <p class="facts">${weekdays[weekdayOn(first.day) - 1]}, ${writtenDate(first.day)}</p>
        <h2>${first.title}</h2>
        <ul class="digest-items">${told.items.slice(0, shownItems).map(({ title }) => html`<li>${title}</li>`)}</ul>
        <a class="button button-main" href="digests/${first.code}">${words.read}</a>
      </article></main>
    </div></div></div>`
}

/** What the page brings along, so that the script need not ask for it first. */
export type Opening = { office: string; digests: ReturnType<typeof headOf>[] }
