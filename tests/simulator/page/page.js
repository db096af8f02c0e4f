// @ts-check
import { drawChat, listenToChat } from './chat.js'
import { drawList, drawPeople } from './chats.js'
import { drawClock, listenToClock } from './clock.js'
import { byId, element, linked } from './dom.js'
import { closeMiniApp, listenToMiniApp } from './mini-app.js'
import { refresh, setNow, state } from './simulation.js'
import { drawWire, listenToWire } from './wire.js'

async function draw() {
  drawClock()
  drawPeople()
  drawTour()
  await drawChat()
  drawList()
}

function drawTour() {
  const steps = state.tour.map(({ title, text, href, file }) =>
    element(
      'li',
      {},
      element('strong', { textContent: title }),
      element('p', {}, ...linked(text)),
      href &&
        element('a', { href, target: href.startsWith('#') ? '' : '_blank', rel: 'noopener', textContent: 'Mở ra xem' }),
      file && element('a', { href: file.href, download: file.name, textContent: `Tải tệp mẫu ${file.name}` }),
    ),
  )
  const nothing = element('p', {
    className: 'hint',
    textContent: 'Chưa có hướng dẫn. Bạn cứ chọn một người rồi nhắn thử.',
  })
  byId('tour').replaceChildren(...(steps.length > 0 ? steps : [nothing]))
}

/** However many changes come in a burst, the page reads and draws once, and once more if some came meanwhile. */
function gathered(work) {
  let waiting = false
  let running = false
  const run = async () => {
    waiting = false
    running = true
    await new Promise((done) => setTimeout(done, 80))
    await work().catch(() => {})
    running = false
    if (waiting) void run()
  }
  return () => {
    waiting = true
    if (!running) void run()
  }
}

const redraw = gathered(async () => {
  await refresh()
  await draw()
})
const rewire = gathered(drawWire)

function follow() {
  const events = new EventSource('/__sim/events')
  events.addEventListener('hello', () => {
    redraw()
    rewire()
  })
  events.addEventListener('message', redraw)
  events.addEventListener('people', redraw)
  events.addEventListener('wire', rewire)
  events.addEventListener('clock', (event) => {
    setNow(JSON.parse(event.data).now)
    drawClock()
  })
}

await refresh()
listenToChat()
listenToMiniApp()
listenToWire()
listenToClock()
window.addEventListener('hashchange', () => {
  closeMiniApp()
  void draw()
})
await draw()
follow()
