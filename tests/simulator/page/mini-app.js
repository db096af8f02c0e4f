// @ts-check
import { byId, element } from './dom.js'
import { ask, go, miniAppPath, place, state } from './simulation.js'

/** @param {string} text */
export function toast(text) {
  byId('toast').textContent = text
  setTimeout(() => {
    if (byId('toast').textContent === text) byId('toast').textContent = ''
  }, 4_000)
}

/** A link into the mini app opens inside the phone, as the person who holds it; others go their way. */
export function openLink(event) {
  const link = event.target.closest?.('a[href]')
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return
  const path = miniAppPath(link.href)
  if (path === null) return
  event.preventDefault()
  openMiniApp(path)
}

function openMiniApp(path) {
  const { person } = place()
  if (!person) return
  const url = new URL(path, location.href)
  url.searchParams.set('simUser', person.id)
  byId('app-title').textContent = state.app.oaName
  show(url.href)
  byId('app-screen').hidden = false
  byId('app-title').focus({ preventScroll: true })
  byId('app-screen').scrollIntoView({ block: 'nearest' })
}

export function closeMiniApp() {
  if (byId('app-screen').hidden) return
  byId('app-screen').hidden = true
  show('about:blank')
}

// Replacing leaves the back button to the phone.
const show = (href) => byId('app-frame').contentWindow.location.replace(href)

/** What the bridge inside the frame may ask of the phone. */
const acts = {
  close: () => closeMiniApp(),
  title: (data) => {
    byId('app-title').textContent = data?.title ?? state.app.oaName
  },
  toast: (data) => toast(data?.message ?? ''),
  call: (data) => toast(`Gọi số ${data?.phoneNumber ?? ''}`),
  'open-chat': (data) => {
    closeMiniApp()
    go({ chat: place().person.id })
    if (data?.message) byId('words').value = data.message
  },
  'open-web': (data) => {
    const path = miniAppPath(data?.url ?? '')
    if (path !== null) openMiniApp(path)
    else if (/^https?:/.test(data?.url ?? '')) window.open(data.url, '_blank', 'noopener')
  },
  share: (data) => share(textOf(data)),
}

export function listenToMiniApp() {
  byId('app-close').addEventListener('click', closeMiniApp)
  window.addEventListener('message', async (event) => {
    const frame = byId('app-frame').contentWindow
    if (event.source !== frame || event.origin !== location.origin || event.data?.to !== 'phone') return
    const { id, act, data } = event.data
    const result = await acts[act]?.(data)
    frame.postMessage({ to: 'mini-app', id, result }, location.origin)
  })
}

function textOf(sheet) {
  const data = sheet?.data ?? {}
  const path =
    typeof data.path === 'string' ? `https://zalo.me/s/${state.app.miniAppId}/${data.path.replace(/^\/+/, '')}` : ''
  return [data.text, data.title, data.description, data.link ?? data.url, path].filter(Boolean).join('\n')
}

/** Resolves like `openShareSheet`: status 2 for groups, 0 when the person thought better of it. */
async function share(text) {
  const { person } = place()
  const sheet = byId('share')
  const groups = state.groups.filter((group) => group.memberIds.includes(person.id))
  const boxes = groups.map((group) => element('input', { type: 'checkbox', name: 'group', value: group.id }))
  byId('share-text').textContent = text
  byId('share-groups').replaceChildren(
    byId('share-groups').firstElementChild,
    ...boxes.map((box, index) => element('label', {}, box, groups[index].name)),
  )
  sheet.returnValue = 'cancel'
  sheet.showModal()
  await new Promise((done) => sheet.addEventListener('close', done, { once: true }))
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value)
  if (sheet.returnValue !== 'share' || chosen.length === 0) return { status: 0, shareType: 0, numberOfUser: 0 }
  for (const groupId of chosen) await ask('say', { userId: person.id, groupId, text })
  toast(`Đã chia sẻ vào ${chosen.length} nhóm`)
  return { status: 2, shareType: 2, numberOfUser: chosen.length }
}
