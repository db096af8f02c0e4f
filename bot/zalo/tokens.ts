import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import * as z from 'zod'
import type { Database, Tx } from '../../db/client.ts'
import { oaTokens } from '../../db/schema/operations.ts'
import type { Config } from '../config.ts'
import { cryptWith } from '../crypt.ts'

const refreshAheadMs = 10 * 60_000
const leaseMs = 30_000
const waitMs = 250

const reply = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().optional(),
  expire_in: z.coerce.number().optional(),
})

type Pair = typeof oaTokens.$inferSelect
export type Tokens = { access(): Promise<string>; renew(refused: string): Promise<string> }
export class NoConsent extends Error {}

/**
 * The OA's token pair. A refresh token works once, so one refresher at a time holds a lease on the row, the new pair is
 * durable before anyone uses it, and the old one stays for audit. A new ZALO_REFRESH_TOKEN (a new consent) starts a new chain.
 */
export function tokensOf(config: Config, { db, write }: Pick<Database, 'db' | 'write'>, now: () => number): Tokens {
  const { seal, unseal } = cryptWith(config.SECRET_KEY)
  const ours = eq(oaTokens.oaId, config.ZALO_OA_ID)

  const all = (from: Pick<Tx, 'select'>) => from.select().from(oaTokens).where(ours).orderBy(desc(oaTokens.seq))

  /** The pair in force, unless the operator has handed in a refresh token that was never seen here. */
  async function inForce(pairs: Pair[]): Promise<Pair | undefined> {
    const given = config.ZALO_REFRESH_TOKEN
    const seen = await Promise.all(pairs.map((pair) => unseal(pair.refreshToken)))
    return given && !seen.includes(given) ? undefined : pairs.find((pair) => pair.replacedAt === null)
  }

  async function current(): Promise<Pair> {
    const pair = await inForce(await all(db))
    if (pair) return pair
    const given = config.ZALO_REFRESH_TOKEN
    if (!given) throw new NoConsent('ZALO_REFRESH_TOKEN is missing and no token pair is stored')
    // Looked up again inside the transaction: of several that start at once, one begins the chain.
    return write(
      async (tx) =>
        (await inForce(await all(tx))) ?? replace(tx, { accessToken: '', refreshToken: given, expiresAt: 0 }),
    )
  }

  async function replace(
    tx: Tx,
    pair: { accessToken: string; refreshToken: string; expiresAt: number },
  ): Promise<Pair> {
    await tx
      .update(oaTokens)
      .set({ replacedAt: now() })
      .where(and(ours, isNull(oaTokens.replacedAt)))
    const [saved] = await tx
      .insert(oaTokens)
      .values({
        oaId: config.ZALO_OA_ID,
        accessToken: await seal(pair.accessToken),
        refreshToken: await seal(pair.refreshToken),
        expiresAt: pair.expiresAt,
        createdAt: now(),
      })
      .returning()
    return saved as Pair
  }

  const leased = (pair: Pair) =>
    write(async (tx) => {
      const free = or(isNull(oaTokens.refreshLeaseUntil), lt(oaTokens.refreshLeaseUntil, now()))
      const rows = await tx
        .update(oaTokens)
        .set({ refreshLeaseUntil: now() + leaseMs })
        .where(and(eq(oaTokens.seq, pair.seq), isNull(oaTokens.replacedAt), free))
        .returning({ seq: oaTokens.seq })
      return rows.length === 1
    })

  async function exchange(refreshToken: string) {
    const response = await fetch(`${config.ZALO_OAUTH_URL}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: config.ZALO_APP_SECRET },
      body: new URLSearchParams({
        app_id: config.ZALO_APP_ID,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
      signal: AbortSignal.timeout(15_000),
    })
    const parsed = reply.safeParse(await response.json().catch(() => null))
    // Without an access token it failed, whatever the status said.
    if (!parsed.success) throw new NoConsent('Zalo refused the refresh token: an admin of the OA must consent again')
    const { access_token, refresh_token, expires_in, expire_in } = parsed.data
    return {
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresAt: now() + (expires_in ?? expire_in ?? 90_000) * 1000,
    }
  }

  /** Refreshes the pair, or waits for the one who is doing it. */
  async function refreshed(pair: Pair): Promise<string> {
    if (await leased(pair)) {
      const renewed = await exchange(await unseal(pair.refreshToken))
      const saved = await write((tx) => replace(tx, renewed))
      return unseal(saved.accessToken)
    }
    for (let waited = 0; waited < leaseMs; waited += waitMs) {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      const newest = await current()
      if (newest.seq !== pair.seq) return unseal(newest.accessToken)
    }
    throw new NoConsent('another process is refreshing the token and has not finished')
  }

  return {
    async access() {
      const pair = await current()
      return pair.expiresAt - now() > refreshAheadMs ? unseal(pair.accessToken) : refreshed(pair)
    },
    /** After Zalo refused a token: refreshes, unless someone has done so since. */
    async renew(refused) {
      const pair = await current()
      const token = await unseal(pair.accessToken)
      return token === refused ? refreshed(pair) : token
    },
  }
}
