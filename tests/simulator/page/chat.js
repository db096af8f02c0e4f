// @ts-check
import { markSeen } from './chats.js'
import { byId, dayOf, element, link, linked, timeOf } from './dom.js'
import { openLink, toast } from './mini-app.js'
import { ask, chats, go, place, state } from './simulation.js'
import { selectMessage } from './wire.js'

let shown = { key: '', ids: /** @type {string[]} */ ([]), day: '' }
let quoted = /** @type {any} */ (null)
let drawing = Promise.resolve()

/** One drawing at a time: two at once would both append the same message. */
export function drawChat() {
  drawing = drawing.then(draw, draw)
  return drawing
}

async function draw() {
  const { person, chatId } = place()
  byId('list-screen').hidden = Boolean(chatId)
  byId('chat-screen').hidden = !chatId
  if (!person || !chatId) {
    shown = { key: '', ids: [], day: '' }
    return
  }
  const { group, name, ofBot } = chats(person).find((chat) => chat.id === chatId)
  const log = byId('log')
  drawHead(person, { group, name, ofBot })
  const key = `${person.id} ${chatId}`
  const messages = await ask(`chats/${chatId}`)
  if (key !== shown.key) {
    log.replaceChildren()
    shown = { key, ids: [], day: '' }
    quote(null)
    selectMessage(null)
    byId('chat-title').focus({ preventScroll: true })
  }
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 200
  const fresh = messages.filter((message) => !shown.ids.includes(message.id))
  log.querySelector('.empty')?.remove()
  for (const message of fresh) append(log, person, group, message, messages)
  if (messages.length === 0) log.append(element('p', { className: 'empty', textContent: emptyText(group) }))
  if (near || fresh.length > 0) log.scrollTop = log.scrollHeight
  const last = messages.at(-1)
  if (last) markSeen(person.id, chatId, last.id)
}

const emptyText = (group) =>
  group ? 'Nhóm chưa có tin nhắn nào.' : 'Chưa có tin nhắn nào. Bạn thử gõ “Xin chào” hoặc hỏi một câu nhé.'

function drawHead(person, { group, name, ofBot }) {
  byId('chat-title').textContent = name
  const members = group && `${group.memberIds.length + 1} thành viên`
  byId('chat-note').textContent = ofBot
    ? [members, 'Zalo Bot Platform'].filter(Boolean).join(' · ')
    : (members ?? 'Tài khoản chính thức')
  byId('chat-follow').hidden = Boolean(group) || ofBot || person.follows
  byId('mention').hidden = !group
  byId('mention-name').textContent = `Gọi @${ofBot ? state.bot.name : state.app.oaName}`
}

function append(log, person, group, message, all) {
  const day = dayOf(message.time)
  if (day !== shown.day) log.append(element('p', { className: 'day', textContent: day }))
  shown.day = day
  shown.ids.push(message.id)
  log.append(bubbleOf(person, group, message, all))
}

function bubbleOf(person, group, message, all) {
  const mine = message.fromId === person.id
  const origin = all.find((one) => one.id === message.quoteMessageId)
  const bubble = element(
    'div',
    { className: 'bubble' },
    group && !mine && element('p', { className: 'from', textContent: message.fromName }),
    origin && element('p', { className: 'quote', textContent: `${origin.fromName}: ${origin.text.slice(0, 80)}` }),
    ...message.attachments.map(attachmentOf),
    message.text && element('p', { className: 'text' }, ...linked(message.text)),
    message.buttons.length > 0 &&
      element('div', { className: 'taps' }, ...message.buttons.map((_, index) => tapOf(person, message, index))),
  )
  const meta = element(
    'p',
    { className: 'meta' },
    element('span', { textContent: timeOf(message.time) }),
    !mine && element('button', { type: 'button', textContent: 'Trả lời', onclick: () => quote(message) }),
    element('button', { type: 'button', textContent: 'Xem trên dây', onclick: () => select(message) }),
  )
  return element('div', { className: mine ? 'message mine' : 'message', 'data-message': message.id }, bubble, meta)
}

function attachmentOf({ type, payload }) {
  if (type === 'image' || type === 'gif') return element('img', { src: payload.url, alt: 'Ảnh đính kèm' })
  if (type === 'link')
    return element(
      'p',
      {},
      element('strong', { textContent: payload.title ?? '' }),
      element('br'),
      payload.description ?? '',
    )
  return element('p', { textContent: `Tệp: ${payload.name ?? type}` })
}

function tapOf(person, message, index) {
  const { title, type, payload } = message.buttons[index]
  if (type === 'oa.open.url') return link(payload.url, title)
  const onclick = async () => {
    const tapped = await ask('tap', { userId: person.id, messageId: message.id, buttonIndex: index })
    if (tapped.kind === 'phone') toast(`Gọi số ${tapped.phone}`)
    if (tapped.kind === 'sms') toast(`Soạn tin cho ${tapped.phone}`)
  }
  return element('button', { type: 'button', textContent: title, onclick })
}

function select(message) {
  for (const one of byId('log').querySelectorAll('.selected')) one.classList.remove('selected')
  byId('log').querySelector(`[data-message="${message.id}"]`)?.classList.add('selected')
  selectMessage(message)
}

function quote(message) {
  quoted = message
  byId('quoting').hidden = !message
  byId('quoting-text').textContent = message ? `Trả lời ${message.fromName}: ${message.text}` : ''
  if (message) byId('words').focus()
}

async function send() {
  const { person, chatId } = place()
  const words = byId('words')
  const text = words.value.trim()
  if (!text || !person || !chatId) return
  const { group, ofBot } = chats(person).find((chat) => chat.id === chatId)
  const calls = byId('mention-box').checked
  const inGroup = group ? { groupId: chatId, [ofBot ? 'mentionBot' : 'mentionOa']: calls } : {}
  const quoteMessageId = quoted ? { quoteMessageId: quoted.id } : {}
  words.value = ''
  quote(null)
  try {
    await ask(ofBot ? 'bot/say' : 'say', { userId: person.id, text, ...inGroup, ...quoteMessageId })
    byId('mention-box').checked = false
  } catch (error) {
    words.value = text
    toast(`Chưa gửi được: ${error.message}`)
  }
}

export function listenToChat() {
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  byId('words').addEventListener('keydown', (event) => {
    // An input method for Vietnamese may use Enter to finish a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void send()
  })
  byId('quoting-cancel').addEventListener('click', () => quote(null))
  byId('chat-back').addEventListener('click', () => go({ chat: null }))
  byId('chat-follow').addEventListener('click', () => ask('follow', { userId: place().person.id }))
  document.addEventListener('click', openLink)
}
