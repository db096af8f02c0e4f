import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Config } from '../config.ts'
import { within } from '../time-limit.ts'

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().optional(),
  // The tables of the documentation spell it so, its samples the other way.
  expire_in: z.coerce.number().optional(),
})
const grantedToPerson = granted.pick({ access_token: true })
const refused = z.looseObject({ error: z.coerce.number() })
const documentedLifeSeconds = 90_000

/** What OAuth gives for a code or a refresh token. */
export type Granted = { accessToken: string; refreshToken: string; lifeMs: number }
type Grant = { code: string; verifier: string } | { refreshToken: string }

/** OAuth said no: asking again with the same code or token would be refused again. */
export class OAuthRefused extends Error {
  readonly code: number

  constructor(code: number) {
    super(`oauth ${code}`)
    this.code = code
  }
}

/**
 * Exchanges a code or a refresh token, each of which works once.
 * @throws OAuthRefused when Zalo says no; any other error means that nobody knows whether it was spent
 */
export async function exchange(config: Config, grant: Grant): Promise<Granted> {
  const told = await exchangeAt(config, '/v4/oa/access_token', grant)
  const parsed = granted.safeParse(told.body)
  if (!parsed.success) throw failureOf(told)
  const { access_token, refresh_token, expires_in, expire_in } = parsed.data
  const lifeMs = (expires_in ?? expire_in ?? documentedLifeSeconds) * 1000
  return { accessToken: access_token, refreshToken: refresh_token, lifeMs }
}

/**
 * The access token of a person who signed in on Zalo's page, for the code that came back with them; it tells who they are, and
 * nothing of it is kept.
 * @throws OAuthRefused when Zalo says no
 */
export async function personToken(config: Config, grant: { code: string; verifier: string }): Promise<string> {
  const told = await exchangeAt(config, '/v4/access_token', grant)
  const parsed = grantedToPerson.safeParse(told.body)
  if (!parsed.success) throw failureOf(told)
  return parsed.data.access_token
}

type Told = { status: number; body: unknown }

const exchangeAt = (config: Config, path: string, grant: Grant): Promise<Told> =>
  within(15_000, async (signal) => {
    const response = await fetch(`${config.ZALO_OAUTH_URL}${path}`, {
      method: 'POST',
      headers: { secret_key: config.ZALO_APP_SECRET },
      body: new URLSearchParams({
        app_id: config.ZALO_APP_ID,
        ...('code' in grant
          ? { grant_type: 'authorization_code', code: grant.code, code_verifier: grant.verifier }
          : { grant_type: 'refresh_token', refresh_token: grant.refreshToken }),
      }),
      signal,
    })
    const body: unknown = await response.json().catch(() => null)
    return { status: response.status, body }
  })

// Without an access token it failed, whatever the status said; only Zalo's own error says that it was refused.
function failureOf({ status, body }: Told): Error {
  const error = refused.safeParse(body)
  if (error.success) return new OAuthRefused(error.data.error)
  return new Error(`unreadable reply of the OAuth host, http ${status}`)
}

export const callbackOf = (config: Config) => `${config.PUBLIC_URL}/zalo/consent`

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A PKCE verifier as Zalo wants it: 43 characters with upper case, lower case and digits. */
export function newVerifier(): string {
  for (;;) {
    const text = Array.from(randomBytes(43), (byte) => alphabet[byte % alphabet.length]).join('')
    if (/[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text)) return text
  }
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier, 'ascii').digest('base64url')

/** Where a person comes back to after they signed in on Zalo's page; its address is saved at Zalo beside the other. */
export const signInReturnOf = (config: Config) => `${config.PUBLIC_URL}/zalo/sign-in`

/** The page on which a person signs in by their Zalo. */
export const signInLink = (config: Config, asked: { state: string; verifier: string }): string =>
  permissionLink(config, '/v4/permission', { ...asked, back: signInReturnOf(config) })

/** The page on which an administrator of the account consents; Zalo sends the browser back to the callback. */
export const consentLink = (config: Config, asked: { state: string; verifier: string }): string =>
  permissionLink(config, '/v4/oa/permission', { ...asked, back: callbackOf(config) })

type Asked = { state: string; verifier: string; back: string }

function permissionLink(config: Config, path: string, { state, verifier, back }: Asked): string {
  const query = new URLSearchParams({
    app_id: config.ZALO_APP_ID,
    redirect_uri: back,
    code_challenge: challengeOf(verifier),
    state,
  })
  return `${config.ZALO_OAUTH_URL}${path}?${query}`
}
