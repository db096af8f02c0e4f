import type { ToldOut } from '../../core/context.ts'
import { isPublicAddress, webAddress } from '../feed/body.ts'

/** The standard asks of receivers that they answer within some fifteen seconds. */
export const tellOutMs = 15_000

const figures = (host: string) => /^[\d.]+$/.test(host) || host.includes(':')

/** What can be seen of an address without asking anybody: https and public, or one that the settings allow by name. */
export function problemOf(url: string, allowedHosts: readonly string[]): 'address' | 'private' | null {
  let target: URL
  try {
    target = webAddress(url)
  } catch {
    return 'address'
  }
  const port = target.port || (target.protocol === 'https:' ? 443 : 80)
  if (allowedHosts.includes(`${target.hostname}:${port}`)) return null
  if (target.protocol !== 'https:') return 'address'
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (/(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/i.test(host)) return 'private'
  return figures(host) && !isPublicAddress(host) ? 'private' : null
}

export const fixedHeaders = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Loa-Webhooks/1' }

export const outcomeOf = (status: number): ToldOut =>
  status >= 200 && status < 300 ? { kind: 'taken', status } : { kind: 'refused', status, reason: 'status' }
