import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

// The shell has no windows of its own and takes two thirds of the time.
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))

/** For `describe.skipIf(...)`: on the machine that decides about a release, absence is a failure instead. */
export const noBrowser = !executablePath && !process.env.REQUIRE_ALL_TESTS

export const whyNoBrowser = 'needs Debian’s Chromium: apt-get install chromium-headless-shell fonts-noto-core'

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

let browserHere: Promise<Browser> | null = null

/** The browser of this process, which ends with it: every page has a context of its own, as in a browser just started. */
export async function sharedBrowser(): Promise<Browser> {
  if (!(await browserHere?.catch(() => null))?.isConnected()) browserHere = startBrowser()
  return browserHere as Promise<Browser>
}
