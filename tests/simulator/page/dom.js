// @ts-check

/** @param {string} id */
export const byId = (id) => /** @type {any} */ (document.getElementById(id))

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] Set on the element; `aria-…` and `data-…` become attributes.
 * @param {...(Node | string | null | undefined | false)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue
    if (name.includes('-')) made.setAttribute(name, String(value))
    else Object.assign(made, { [name]: value })
  }
  for (const child of children) if (child) made.append(child)
  return made
}

const loudspeaker =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 10v4h3l6 5V5L7 10zM17 9a4 4 0 010 6"/></svg>'

/** @param {string} name @param {boolean} [account] */
export function avatar(name, account = false) {
  const face = element('span', { className: account ? 'avatar oa' : 'avatar', 'aria-hidden': 'true' })
  if (account) face.innerHTML = loudspeaker
  else face.textContent = (name.trim().split(/\s+/).at(-1) ?? '?').slice(0, 1).toUpperCase()
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  face.style.setProperty('--hue', String(hue))
  return face
}

const address = /https?:\/\/[^\s<>"']+/g

/** Plain text with its addresses made links; nothing in it is ever read as HTML. @param {string} text */
export function linked(text) {
  const parts = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(/[.,;:!?)\]…]+$/, '')
    parts.push(text.slice(from, match.index), link(href, href))
    from = match.index + href.length
  }
  return [...parts, text.slice(from)]
}

/** @param {string} href @param {string} text */
export const link = (href, text) =>
  element('a', { href: /^https?:/.test(href) ? href : '#', target: '_blank', rel: 'noopener', textContent: text })

const zone = 'Asia/Ho_Chi_Minh'
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  weekday: 'long',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

/** @param {number} ms */
export const timeOf = (ms) => clock.format(ms)
/** @param {number} ms */
export const dayOf = (ms) => day.format(ms)
