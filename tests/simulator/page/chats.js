// @ts-check
import { avatar, byId, element, timeOf } from './dom.js'
import { chats, go, place, state } from './simulation.js'

const seenKey = (/** @type {string} */ person, /** @type {string} */ chat) => `simulator.seen:${person}:${chat}`

/** @param {string} personId @param {string} chatId @param {string} messageId */
export const markSeen = (personId, chatId, messageId) => sessionStorage.setItem(seenKey(personId, chatId), messageId)

export function drawPeople() {
  const { person } = place()
  const shelf = byId('people')
  const buttons = state.users.map((user) =>
    element(
      'button',
      {
        type: 'button',
        className: 'person',
        'aria-pressed': String(user.id === person?.id),
        onclick: () => take(user),
      },
      avatar(user.name),
      element('span', {}, user.name, user.label && element('small', { textContent: user.label })),
    ),
  )
  const focused = [...shelf.children].indexOf(document.activeElement)
  shelf.replaceChildren(...buttons)
  if (buttons.length === 0)
    shelf.append(element('p', { className: 'hint', textContent: 'Chưa có ai. Hãy thêm người dùng.' }))
  buttons[focused]?.focus()
}

/** The next person opens the same chat if they have it, and otherwise their own list. @param {any} user */
function take(user) {
  const { person, chatId } = place()
  const open = person && chats(person).find((chat) => chat.id === chatId)
  const same = (chat) => (open?.group ? chat.id === chatId : !chat.group && chat.ofBot === open?.ofBot)
  go({ user: user.id, chat: (open && chats(user).find(same)?.id) ?? null })
}

export function drawList() {
  const { person } = place()
  const list = byId('chats')
  const rows = person ? chats(person).map((chat) => rowOf(person, chat)) : []
  const focused = [...list.children].findIndex((row) => row.contains(document.activeElement))
  list.replaceChildren(...rows)
  rows[focused]?.querySelector('button')?.focus()
}

function rowOf(person, chat) {
  const { last } = chat
  const unread = last && last.fromId !== person.id && sessionStorage.getItem(seenKey(person.id, chat.id)) !== last.id
  const said = last
    ? last.from === 'user' && chat.group
      ? `${last.fromName}: ${last.text}`
      : last.text || 'Tệp đính kèm'
    : 'Chưa có tin nhắn'
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', className: unread ? 'unread' : '', onclick: () => go({ chat: chat.id }) },
      avatar(chat.name, !chat.group),
      element(
        'span',
        { className: 'about' },
        element(
          'span',
          { className: 'name' },
          element('strong', { textContent: chat.name }),
          last && element('time', { textContent: timeOf(last.time) }),
        ),
        element(
          'span',
          { className: 'last' },
          unread && element('span', { className: 'fresh', textContent: 'Mới' }),
          said,
        ),
      ),
    ),
  )
}
