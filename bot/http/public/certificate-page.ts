import { html } from 'hono/html'
import { spacedCode } from '../../../core/certificates/certificate-form.ts'
import type { certificateAt } from '../../../core/certificates/given.ts'
import { writtenDay } from '../../../core/time.ts'
import { layout } from './page.ts'
import { certificatePages as words } from './strings.ts'

type Shown = Awaited<ReturnType<typeof certificateAt>>

export const certificatePath = (code: string) => `/certificates/${code}`

/** Whether a certificate stands, and what for, without more of its person than they chose. */
export function certificatePage({
  code,
  name,
  achieved,
  contest,
  round,
  closesAt,
  issuedAt,
  unitName,
  withdrawn,
}: Shown) {
  const facts: [string, string][] = [
    ...(withdrawn ? [] : ([[words.name, name ?? words.unnamed]] as [string, string][])),
    [words.achieved, achieved],
    ...(round === null
      ? ([
          [words.class, contest],
          [words.classEnd, writtenDay(closesAt)],
        ] as [string, string][])
      : ([
          [words.contest, contest],
          [words.round, `${round}, ${words.ended(writtenDay(closesAt))}`],
        ] as [string, string][])),
    [words.issued, writtenDay(issuedAt)],
    [words.code, spacedCode(code)],
  ]
  return layout({
    title: words.title,
    above: unitName,
    body: [
      withdrawn
        ? html`<aside class="urgent"><h2>${words.withdrawn(writtenDay(withdrawn.at))}</h2><p>${words.reason}: ${withdrawn.reason}</p></aside>`
        : html`<aside><h2>${words.stands}</h2><p>${words.compare}</p></aside>`,
      html`<article><section>${facts.map(
        ([what, is]) => html`<p><span class="soft">${what}</span><br><strong>${is}</strong></p>
`,
      )}</section></article>`,
    ],
    foot: words.foot,
  })
}

export const missingCertificate = () =>
  layout({
    title: words.missing,
    body: html`<aside class="urgent"><p>${words.missingWhy}</p></aside>`,
    foot: words.foot,
  })

export const tooManyCodes = () => layout({ title: words.many, body: html`<p>${words.manyWhy}</p>`, foot: words.foot })
