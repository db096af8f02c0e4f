import { execFileSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { type Demo, startDemo } from '../demo/start.ts'
import { noBrowser, startBrowser, whyNoBrowser } from '../support/browser.ts'
import { projectRoot } from '../support/source-files.ts'

type Network = { kilobitsPerSecond: number; roundTripMs: number }

// As WebPageTest names them; the browser holds each reply back by the round trip and shares the rate among all.
const networks = {
  'slow 3G': { kilobitsPerSecond: 400, roundTripMs: 400 },
  'fast 3G': { kilobitsPerSecond: 1600, roundTripMs: 150 },
} satisfies Record<string, Network>

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }
const tries = 3

const screens = [
  { name: 'mini app', network: 'slow 3G', limitMs: 3000, viewport: phone, of: miniApp },
  { name: 'console', network: 'fast 3G', limitMs: 2000, viewport: desk, of: (demo: Demo) => demo.door.link('editor') },
] as const

function miniApp({ service, simulator }: Demo): string {
  return `${service.url}/zapps/${simulator.app.miniAppId}/`
}

/**
 * When the largest thing of a first screen stands there (largest contentful paint), in Chromium with an empty cache, by the
 * demo's service and data over a slow network; and when its first words do.
 */
export async function paints(): Promise<object> {
  if (noBrowser) return { skipped: whyNoBrowser }
  execFileSync('npm', ['run', 'build', '--', '--if-missing'], { cwd: projectRoot, stdio: 'ignore' })
  const demo = await startDemo()
  const browser = await startBrowser()
  try {
    const found = []
    for (const { name, network, limitMs, viewport, of } of screens) {
      const seen = []
      for (let left = tries; left > 0; left--)
        seen.push(await paintOf(browser, { url: of(demo), viewport, network: networks[network] }))
      seen.sort((a, b) => a.largestMs - b.largestMs)
      const middle = seen[Math.floor(tries / 2)] as (typeof seen)[number]
      found.push({ name, network, ...middle, limitMs, withinLimit: middle.largestMs < limitMs })
    }
    return { networks, tries, screens: found }
  } finally {
    await browser.close()
    await demo.stop()
  }
}

type Asked = { url: string; viewport: { width: number; height: number }; network: Network | null; shows?: string }

/** One first visit; over the machine's own network where none is named. `shows`: words of which it is told when they stand there. */
export async function paintOf(browser: Browser, { url, viewport, network, shows = '' }: Asked) {
  const context = await browser.newContext({ viewport })
  try {
    const page = await context.newPage()
    const client = await context.newCDPSession(page)
    await client.send('Network.enable')
    let sentBytes = 0
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      sentBytes += encodedDataLength
    })
    if (network) {
      const bytesPerSecond = (network.kilobitsPerSecond * 1000) / 8
      await client.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: network.roundTripMs },
        ...{ downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond },
      })
    }
    if (shows) await page.addInitScript(lookingFor(shows))
    await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 })
    if (shows) await page.getByText(shows).first().waitFor()
    const seen = (await page.evaluate(paintsSeen)) as Seen
    return { ...seen, sentBytes: Math.round(sentBytes) }
  } finally {
    await context.close()
  }
}

type Seen = { firstMs: number; largestMs: number; largest: string; shownMs?: number }

const lookingFor = (words: string) => `(function look() {
  if (document.body?.textContent.includes(${JSON.stringify(words)})) globalThis.shownMs = Math.round(performance.now())
  else requestAnimationFrame(look)
})()`

// Run in the page, whose types are not those of this side.
const paintsSeen = `new Promise((told) => {
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1)
    const [first] = performance.getEntriesByName('first-contentful-paint')
    told({
      firstMs: Math.round(first?.startTime ?? NaN),
      largestMs: Math.round(last.startTime),
      shownMs: globalThis.shownMs,
      largest: last.element ? last.element.tagName + ': ' + last.element.textContent.slice(0, 60) : 'what was there before the script',
    })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`
