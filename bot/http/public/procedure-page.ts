import { html } from 'hono/html'
import { procedureWords } from '../../../core/procedures/messages.ts'
import type { listPublicProcedures, publicProcedure } from '../../../core/procedures/public.ts'
import { writtenDate } from '../../../core/time.ts'
import type { Language, ProcedurePart } from '../../../db/schema/procedures.ts'
import { layout, type Unit } from './page.ts'
import { procedurePages } from './strings.ts'

type Html = ReturnType<typeof html>
type Shown = Awaited<ReturnType<typeof publicProcedure>>
type Head = Awaited<ReturnType<typeof listPublicProcedures>>[number]

export const procedurePath = {
  all: '/procedures',
  unit: (unitId: string) => `/procedures/of/${unitId}`,
  one: (id: string, language: Language = 'vi') => `/procedures/${id}${language === 'en' ? '?lang=en' : ''}`,
}

/** The units that have procedures, where several do or none. */
export const procedureUnits = (units: Unit[]) =>
  layout({
    title: procedurePages.vi.all,
    body:
      units.length === 0
        ? html`<p>${procedurePages.vi.none}</p>`
        : html`<ul class="list">${units.map(
            ({ unitId, unitName }) => html`<li><a href="${procedurePath.unit(unitId)}">${unitName}</a></li>`,
          )}</ul>`,
    foot: procedurePages.vi.foot,
  })

/** The procedures of one unit, by name. */
export const procedureList = ({ unitName }: Unit, procedures: Head[]) =>
  layout({
    title: procedurePages.vi.of(unitName),
    body: html`<ul class="list">${procedures.map(
      ({ id, name, englishName }) => html`<li><h2><a href="${procedurePath.one(id)}">${name}</a></h2>
${englishName ? html`<p lang="en"><a href="${procedurePath.one(id, 'en')}">${englishName}</a></p>` : ''}</li>`,
    )}</ul>`,
    foot: procedurePages.vi.foot,
  })

/** One procedure, for whoever has nothing but a browser. `passageLink` leads to a passage of the library. */
export function procedurePage(shown: Shown, wanted: Language, passageLink: (id: string) => string) {
  const { id, unitId, unitName, vi, en, forms, grounds, onlineUrl, checkedOn, old } = shown
  const language = wanted === 'en' && en ? 'en' : 'vi'
  const words = procedurePages[language]
  const { labels, note, old: oldWords } = procedureWords[language]
  // What is left out in English is told as it stands in Vietnamese.
  const told = language === 'en' && en ? en : vi
  const part = (name: ProcedurePart, body: Html | string) =>
    body === '' ? '' : html`<section><h2>${labels[name]}</h2>${body}</section>`
  const line = (name: 'copies' | 'fee' | 'time' | 'place' | 'decider') => {
    const text = told[name] || vi[name]
    return part(name, text && html`<p>${text}</p>`)
  }
  const papers = told.papers.length > 0 ? told.papers : vi.papers
  const online = told.online || vi.online
  const other = language === 'vi' ? 'en' : 'vi'
  return layout({
    ...{ language, title: told.name, above: unitName, foot: words.foot },
    body: html`<article>
${wanted === 'en' && !en ? html`<p class="tag" lang="en">${procedurePages.en.vietnameseOnly}</p>` : ''}
${told.note ? html`<aside><p>${note(told.note)}</p></aside>` : ''}
${part('papers', html`<ul>${papers.map((paper) => html`<li>${paper}</li>`)}</ul>`)}
${line('copies')}${line('fee')}${line('time')}${line('place')}${line('decider')}
${part(
  'online',
  online || onlineUrl
    ? html`<p>${online}</p>${onlineUrl ? html`<p><a href="${onlineUrl}" rel="noopener noreferrer">${words.fileOnline}</a></p>` : ''}`
    : '',
)}
${part(
  'forms',
  forms.length > 0
    ? html`<ul>${forms.map(({ name, url }) => html`<li><a href="${url}" rel="noopener noreferrer">${name}</a></li>`)}</ul>`
    : '',
)}
${part(
  'ground',
  html`<ul lang="vi">${grounds.map(
    ({ text, passage }) => html`<li>${passage ? html`<a href="${passageLink(passage.id)}">${text}</a>` : text}</li>`,
  )}</ul>`,
)}
<p class="soft">${words.checked(writtenDate(checkedOn))}</p>
${old ? html`<aside class="urgent"><p>${oldWords}</p></aside>` : ''}
</article>
<nav class="links">
${en ? html`<a href="${procedurePath.one(id, other)}" lang="${other}">${words.other}</a>` : ''}
<a href="${procedurePath.unit(unitId)}" lang="vi">${procedurePages.vi.of(unitName)}</a></nav>`,
  })
}
