import { createHash, timingSafeEqual } from 'node:crypto'

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
  const expected = createHash('sha256').update(appId).update(body).update(timestamp).update(secret).digest()
  return timingSafeEqual(expected, Buffer.from(given, 'hex'))
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
  const expected = createHash('sha256')
    .update(`${values.join('')}${apiKey}`)
    .digest()
  return timingSafeEqual(expected, Buffer.from(given, 'hex'))
}
