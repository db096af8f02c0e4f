// @ts-check
import { byId, element, timeOf } from './dom.js'
import { ask } from './simulation.js'

const mostShown = 20
let selected = /** @type {any} */ (null)

export function selectMessage(message) {
  selected = message
  void drawWire()
  if (!message) return
  byId('wire-fold').open = true
  byId('wire-title').scrollIntoView({ block: 'nearest', behavior: 'smooth' })
}

export async function drawWire() {
  const message = selected
  const entries = await ask(message ? `wire?messageId=${message.id}` : `wire?last=${mostShown}`)
  if (message !== selected) return
  byId('wire-all').hidden = !message
  byId('wire-hint').textContent = message
    ? `Tin nhắn “${message.text.slice(0, 60)}${message.text.length > 60 ? '…' : ''}” đi qua mạng thế này:`
    : 'Mới nhất ở trên.'
  const list = byId('wire')
  const open = new Set([...list.querySelectorAll('details[open]')].map((one) => one.dataset.seq))
  const ordered = message ? entries : entries.slice(-mostShown).reverse()
  list.replaceChildren(...ordered.map((entry) => rowOf(entry, open.has(String(entry.seq)))))
  if (entries.length === 0) list.append(element('li', { textContent: 'Chưa có gì.' }))
}

function rowOf(entry, open) {
  const outcome = entry.reply ? `${entry.reply.status}` : 'không có hồi âm'
  return element(
    'li',
    {},
    element(
      'p',
      { className: 'way' },
      element('span', {
        className: entry.direction,
        textContent: entry.direction === 'call' ? `Loa → ${hostOf(entry)}` : `${hostOf(entry)} → Loa`,
      }),
      element('span', { textContent: `${timeOf(entry.at)} · ${outcome}` }),
    ),
    element('code', { textContent: entry.title }),
    entry.note && element('p', { className: 'hint', textContent: entry.note }),
    element(
      'details',
      { open, 'data-seq': entry.seq },
      element('summary', { textContent: 'Nội dung' }),
      element('pre', { textContent: headersOf(entry.request.headers) }),
      element('pre', { textContent: pretty(entry.request.body) }),
      entry.reply && element('pre', { textContent: pretty(entry.reply.body) }),
    ),
  )
}

/** The name of the other end: Zalo's hosts are one here, but many in the world. */
function hostOf({ direction, url, request }) {
  if (direction === 'webhook') return request.headers['x-bot-api-secret-token'] ? 'Zalo Bot' : 'Zalo'
  const { pathname } = new URL(url, location.href)
  const [, name] = hosts.find(([path]) => path.test(pathname)) ?? []
  return name ?? 'Zalo OpenAPI'
}

const hosts = /** @type {[RegExp, string][]} */ ([
  [/^\/feeds\//, 'nguồn tin'],
  [/^\/bot[^/]/, 'Zalo Bot'],
  [/^\/v\d\.0\/me/, 'Zalo Graph'],
  [/^\/v4\//, 'Zalo OAuth'],
])

const told = [
  'access_token',
  'secret_key',
  'appsecret_proof',
  'authorization',
  'x-zevent-signature',
  'x-bot-api-secret-token',
  'num_retry',
  'content-type',
]

/** Only the headers that mean something here, secrets shortened. */
const headersOf = (headers) =>
  told
    .filter((name) => headers[name])
    .map((name) => `${name}: ${headers[name].length > 24 ? `${headers[name].slice(0, 16)}…` : headers[name]}`)
    .join('\n')

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body || '(trống)'
  }
}

export const listenToWire = () =>
  byId('wire-all').addEventListener('click', () => {
    selected = null
    void drawWire()
  })
