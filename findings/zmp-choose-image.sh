#!/bin/sh
# zmp-sdk 2.51.6: whoever closes the picker of chooseImage without a picture leaves its promise pending for ever.
#
# chooseImage lays a file input into the page and answers when that has changed. Of a picker that is closed browsers tell by the event
# "cancel", which it does not hear: neither `await` nor `catch` goes on, and a button that waits for it stays busy. A second try has a
# promise of its own and is answered. No input is taken out of the page again, whatever came of it. Other calls of the SDK answer or
# refuse at once outside of Zalo; this one needs somebody's own way out.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zmp-sdk@2.51.6 jsdom@26.1.0
cat >call.cjs <<'JS'
const { setTimeout: sleep } = require('node:timers/promises')
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost:3000/' })
window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {} })
for (const name of ['document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'history', 'HTMLElement', 'Event', 'XMLHttpRequest'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
for (const name of ['window', 'self']) Object.defineProperty(globalThis, name, { value: window, configurable: true })
const { chooseImage } = require('zmp-sdk')
const inputs = () => [...document.querySelectorAll('input[type=file]')]
// Asks for a picture, and does with the picker what somebody did with it.
const choose = async (event, files) => {
  const call = chooseImage({ count: 1 }).then(({ tempFiles }) => `answers with ${tempFiles.length}`, () => 'refuses')
  while (inputs().every((one) => one.done)) await sleep(20)
  const input = inputs().at(-1)
  input.done = true
  if (files) Object.defineProperty(input, 'files', { value: files })
  input.dispatchEvent(new window.Event(event))
  return Promise.race([call, sleep(3000, 'is pending after 3 s')])
}
;(async () => {
  console.log(`closed: ${await choose('cancel')}`)
  console.log(`chosen: ${await choose('change', [new Blob(['x'])])}`)
  console.log(`inputs left in the page: ${inputs().length}`)
  process.exit(0)
})()
JS
found=$(node call.cjs)
echo "$found"
if [ "$found" = 'closed: is pending after 3 s
chosen: answers with 1
inputs left in the page: 2' ]; then
  echo 'a picker that was closed is never told of'
else
  echo 'CHANGED'
  exit 1
fi
