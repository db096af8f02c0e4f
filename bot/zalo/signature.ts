import { hash, timingSafeEqual } from 'node:crypto'

/**
 * Zalo signs a webhook with a plain SHA-256 of app id + raw body + timestamp + the OA's secret key, as hex behind `mac=`.
 * The body is hashed byte for byte as it came: writing it anew would change key order and spaces.
 */
export function isSigned(
  header: string | undefined,
  body: Uint8Array,
  { appId, timestamp, secret }: { appId: string; timestamp: string; secret: string },
): boolean {
  const given = header?.replace(/^mac=/, '') ?? ''
  if (!/^[0-9a-f]{64}$/i.test(given)) return false
  const signed = Buffer.concat([Buffer.from(appId), body, Buffer.from(timestamp + secret)])
  return timingSafeEqual(hash('sha256', signed, 'buffer'), Buffer.from(given, 'hex'))
}

/**
 * The mini app's platform hashes the body's values in the order of their keys (objects as JSON), followed by the API key,
 * plain SHA-256 again. Its values are few and flat, so nothing is lost by reading them first.
 */
export function isMiniAppSigned(header: string | undefined, body: Record<string, unknown>, apiKey: string): boolean {
  const given = header?.replace(/^mac=/, '') ?? ''
  if (!/^[0-9a-f]{64}$/i.test(given)) return false
  const values = Object.keys(body)
    .sort()
    .map((key) => (typeof body[key] === 'object' ? JSON.stringify(body[key]) : String(body[key])))
  return timingSafeEqual(hash('sha256', `${values.join('')}${apiKey}`, 'buffer'), Buffer.from(given, 'hex'))
}
