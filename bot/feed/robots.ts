import robotsParser from 'robots-parser'
import type { FetchedFeed, FetchFeed } from '../../core/context.ts'
import { robotName } from './body.ts'

/** The words of each origin's robots.txt, and until when they are believed. */
export type Robots = Map<string, { text: string; until: number }>
export const newRobots = (): Robots => new Map()

const believedMs = 24 * 3_600_000
const mostOrigins = 2000
// What a program has to read of it, by RFC 9309.
const longestRules = 500 * 1024
const nothingKnown = { etag: null, lastModified: null }

/**
 * Reads as `fetchFeed` does what the publisher lets programs read. A site that has no robots.txt lets everything be read, one
 * that cannot give it nothing for now (RFC 9309).
 */
export const withinRobots =
  (fetchFeed: FetchFeed, robots: Robots, now: () => number): FetchFeed =>
  async (address, known) => {
    if (!URL.canParse(address)) return fetchFeed(address, known)
    const rules = `${new URL(address).origin}/robots.txt`
    const believed = robots.get(rules)
    const told = believed && believed.until > now() ? believed.text : await rulesAt(fetchFeed, rules)
    if (typeof told !== 'string') return believed ? fetchIfAllowed(believed.text) : told
    if (told !== believed?.text || believed.until <= now())
      keep(robots, rules, { text: told, until: now() + believedMs })
    return fetchIfAllowed(told)

    async function fetchIfAllowed(text: string): Promise<FetchedFeed> {
      if (robotsParser(rules, text).isDisallowed(address, robotName)) return { kind: 'refused', reason: 'feed.robots' }
      return fetchFeed(address, known)
    }
  }

/** The rules, or why they cannot be had. */
async function rulesAt(fetchFeed: FetchFeed, rules: string): Promise<string | FetchedFeed> {
  const fetched = await fetchFeed(rules, nothingKnown)
  if (fetched.kind === 'fresh') return fetched.body.slice(0, longestRules)
  if (fetched.kind === 'unchanged') return ''
  const [, status] = /^feed\.http (\d+)$/.exec(fetched.reason) ?? []
  const isTold = (status && Number(status) < 500 && status !== '429') || saysNothing.has(fetched.reason)
  return isTold ? '' : fetched
}

// A file that is no file of rules, or leads round in a circle, forbids nothing.
const saysNothing = new Set(['feed.redirects', 'feed.too-large', 'feed.packed'])

function keep(robots: Robots, rules: string, told: { text: string; until: number }): void {
  robots.delete(rules)
  robots.set(rules, told)
  const [oldest] = robots.keys()
  if (robots.size > mostOrigins && oldest) robots.delete(oldest)
}
