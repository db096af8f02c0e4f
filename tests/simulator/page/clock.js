// @ts-check
import { byId, dayOf, timeOf } from './dom.js'
import { ask, now } from './simulation.js'

const hour = 3_600_000
const vietnam = 7 * hour
const day = 24 * hour

export function drawClock() {
  const ms = now()
  setText('clock-time', timeOf(ms))
  setText('clock-day', `${dayOf(ms)} (giờ Việt Nam)`)
  setText('status-time', timeOf(ms))
}

/** Touches the page only when the text differs, so that a screen reader is left in peace. */
function setText(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text
}

const tomorrowAt = (ms) => Math.floor((now() + vietnam) / day) * day + day - vietnam + ms

export function listenToClock() {
  setInterval(drawClock, 1_000)
  byId('clock-morning').addEventListener('click', () => ask('clock', { set: tomorrowAt(6.5 * hour) }))
  byId('clock-hour').addEventListener('click', () => ask('clock', { advance: hour }))
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault()
    const set = Date.parse(`${byId('clock-input').value}+07:00`)
    if (Number.isFinite(set)) void ask('clock', { set })
  })
}
