import { html } from 'hono/html'
import { isWebLink } from '../../../core/news/link.ts'
import { differenceLine, verifyWords } from '../../../core/verify/messages.ts'
import type { Verified } from '../../../core/verify/verified.ts'
import { layout, pathOf } from './page.ts'
import { words } from './strings.ts'

/** A form to paste a text in, and what was found of the one that was. `refused`: why nothing was looked for. */
export const verifyPage = ({ text, found, refused }: { text: string; found?: Verified; refused?: string }) =>
  layout({
    title: words.verify,
    onward: { href: pathOf.all, text: words.allPages },
    body: [
      ...(refused
        ? [html`<aside class="urgent"><p><strong>${words.verifyFailed}.</strong> ${refused}</p></aside>`]
        : []),
      ...(found ? [resultOf(found)] : []),
      html`<form method="post" action="${pathOf.verify}" enctype="multipart/form-data">
<p>${words.verifyLead}</p>
<p><label for="text">${words.verifyField}</label></p>
<textarea id="text" name="text" rows="8" maxlength="20000">${text}</textarea>
<p><label for="picture">${words.verifyPicture}</label></p>
<p><input type="file" id="picture" name="picture" accept="image/png,image/jpeg"></p>
<p class="soft">${words.verifyKept}</p>
<p><button>${words.verifyButton}</button></p>
</form>`,
    ],
  })

const resultOf = ({ headline, origin, advice, differences, unsure, pieces, original, isAltered, verdict }: Verified) =>
  html`<aside class="${isAltered || verdict === 'unknown' ? 'urgent' : ''}"><h2>${headline}</h2>
${advice.map((one) => html`<p>${one}</p>`)}
${origin ? html`<p>${words.verifyOriginal}: ${origin}.</p>` : ''}
${original?.link && isWebLink(original.link) ? html`<p><a href="${original.link}" rel="noopener noreferrer">${words.verifyOpen}</a></p>` : ''}</aside>
${differences.length === 0 ? '' : html`<section><h2>${words.verifyDifferences}</h2><ul>${differences.map((one) => html`<li>${differenceLine(one)}.</li>`)}</ul></section>`}
${unsure.length === 0 ? '' : html`<section><h2>${verifyWords.unsure}</h2><ul>${unsure.map((one) => html`<li>${differenceLine(one)}.</li>`)}</ul></section>`}
${pieces.some(({ differs }) => differs) ? html`<section><h2>${words.verifyMarked}</h2><p class="words">${pieces.map(pieceOf)}</p></section>` : ''}`

const pieceOf = ({ text, differs, original }: Verified['pieces'][number]) =>
  differs
    ? html`<mark>${text} <small>[${original ? `${words.verifyOriginal}: ${original}` : words.verifyAbsent}]</small></mark>`
    : html`${text}`
