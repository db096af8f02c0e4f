import { html } from 'hono/html'
import type { publicCampaign, publicCampaigns } from '../../../core/campaigns/read.ts'
import { writtenDate } from '../../../core/time.ts'
import { layout } from './page.ts'
import { campaignPages as words } from './strings.ts'

type Head = Awaited<ReturnType<typeof publicCampaigns>>[number]
type Shown = Awaited<ReturnType<typeof publicCampaign>>

export const campaignPath = { all: '/campaigns', one: (code: string) => `/campaigns/${code}` }

export const campaignList = (campaigns: Head[]) =>
  layout({
    title: words.all,
    body:
      campaigns.length === 0
        ? html`<p>${words.none}</p>`
        : html`<ul class="list">${campaigns.map(
            ({ code, title, unitName, startsOn, endsOn }) =>
              html`<li><h2><a href="${campaignPath.one(code)}">${title}</a></h2>
<p class="soft">${unitName}, ${words.days(writtenDate(startsOn), writtenDate(endsOn))}</p></li>`,
          )}</ul>`,
  })

/** One campaign: what it is about, and what of it everybody may read, by kind. */
export const campaignPage = (
  { title, lead, unitName, startsOn, endsOn, over, parts }: Shown,
  link: (path: string) => string,
) => {
  const kinds = [...new Set(parts.map(({ kind }) => kind))]
  return layout({
    ...{ title, above: unitName },
    body: html`<article>
<p class="soft">${words.days(writtenDate(startsOn), writtenDate(endsOn))}${over ? ` ${words.over}` : ''}</p>
${lead.split('\n').map((line) => html`<p>${line}</p>`)}
${kinds.map(
  (kind) =>
    html`<section><h2>${words.kinds[kind] ?? ''}</h2><ul>${parts
      .filter((part) => part.kind === kind)
      .map((part) => html`<li><a href="${link(part.path)}">${part.title}</a></li>`)}</ul></section>`,
)}
<p><a href="${link('/ask')}">${words.ask}</a></p>
<p><a href="${link('/feedback')}">${words.tell}</a></p>
</article>`,
  })
}
