// @ts-check
// What the page knows of the simulator, and the few things it can ask of it.

/** @type {any} */
export let state = null

/** @param {string} path @param {unknown} [body] */
export async function ask(path, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const reply = await fetch(`/__sim/${path}`, request)
  const answer = await reply.json()
  if (!reply.ok) throw new Error(answer.error ?? reply.statusText)
  return answer
}

export async function refresh() {
  state = await ask('state')
  state.offset = state.now - Date.now()
}

export const now = () => Date.now() + (state?.offset ?? 0)

/** @param {number} ms */
export const setNow = (ms) => {
  if (state) state.offset = ms - Date.now()
}

/** Who holds the phone and which chat is open stand in the address, so that both can be linked to and gone back from. */
export function place() {
  const hash = new URLSearchParams(location.hash.slice(1))
  const person = state.users.find((user) => user.id === hash.get('user')) ?? state.users[0] ?? null
  const chatId = hash.get('chat')
  const open = person && chats(person).some((chat) => chat.id === chatId) ? chatId : null
  return { person, chatId: open }
}

/** @param {{ user?: string, chat?: string | null }} change */
export function go(change) {
  const { person, chatId } = place()
  const user = change.user ?? person?.id ?? ''
  const chat = change.chat === undefined ? chatId : change.chat
  location.hash = new URLSearchParams(chat ? { user, chat } : { user }).toString()
}

/** The account and the bot first, then the person's groups, the liveliest on top. @param {any} person */
export function chats(person) {
  const last = (/** @type {string} */ id) => state.lastMessages[id]
  const { bot } = state
  const groups = [...state.groups, ...(bot.shown ? bot.groups.map((group) => ({ ...group, ofBot: true })) : [])]
    .filter((group) => group.memberIds.includes(person.id))
    .map((group) => ({ id: group.id, name: group.name, group, ofBot: Boolean(group.ofBot), last: last(group.id) }))
    .sort((a, b) => (b.last?.time ?? 0) - (a.last?.time ?? 0))
  const account = { id: person.id, name: state.app.oaName, group: null, ofBot: false, last: last(person.id) }
  const botChat = bot.chats[person.id]
  const withBot = { id: botChat, name: bot.name, group: null, ofBot: true, last: last(botChat) }
  return [account, ...(bot.shown ? [withBot] : []), ...groups]
}

/**
 * The path of the mini app behind an address, or null for any other address.
 * @param {string} href
 */
export function miniAppPath(href) {
  if (!URL.canParse(href, location.href)) return null
  const url = new URL(href, location.href)
  const home = `/zapps/${state.app.miniAppId}/`
  const own = url.origin === location.origin || (state.miniAppUrl && url.origin === new URL(state.miniAppUrl).origin)
  if (own && `${url.pathname}/`.startsWith(home)) return `${url.pathname}${url.search}${url.hash}`
  const short = `/s/${state.app.miniAppId}`
  if (url.hostname === 'zalo.me' && (url.pathname === short || url.pathname.startsWith(`${short}/`)))
    return `${home}${url.pathname.slice(short.length + 1)}${url.search}${url.hash}`
  return null
}
