import { Secret, TOTP } from 'otpauth'

// What every app that makes codes understands without being told.
const common = { algorithm: 'SHA1', digits: 6, period: 30 }
const stepMs = common.period * 1000
// A phone's clock may be half a minute off, and a code takes a while to type.
const window = 1

/** A fresh secret, as apps want it typed: 160 random bits in base 32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

/** The text of the QR code by which an app takes the secret in; a colon would part the names in the wrong place. */
export function uriOf(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  const [from, of] = [issuer, label].map((name) => name.replaceAll(':', ' ').trim())
  return new TOTP({ ...common, issuer: from, label: of || from, secret: Secret.fromBase32(secret) }).toString()
}

/** The step of thirty seconds whose code this is, now or just beside now; null for any other code. */
export function stepOf(secret: string, code: string, at: number): number | null {
  const totp = new TOTP({ ...common, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: at, window })
  return delta === null ? null : Math.floor(at / stepMs) + delta
}
