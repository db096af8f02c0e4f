import { and, desc, eq, isNull, or } from 'drizzle-orm'
import { lapsed } from '../../core/lease.ts'
import type { SendReason } from '../../core/sending/messages.ts'
import { remembered } from '../../core/text/remembered.ts'
import type { Database, Tx } from '../../db/client.ts'
import { oaTokens } from '../../db/schema/connection.ts'
import type { Config } from '../config.ts'
import { cryptWith } from '../crypt.ts'
import { neverLeft } from './never-left.ts'
import { exchange, type Granted, OAuthRefused } from './oauth.ts'

const refreshAheadMs = 10 * 60_000
// The clock's work renews earlier than a send would: what goes wrong then is mended while the old token still works.
const keepAheadMs = 4 * 60 * 60_000
// A refusal stays one, unless somebody has mended the app's secret meanwhile.
const refusedAgainMs = 10 * 60_000
const leaseMs = 30_000
const waitMs = 250
// A pair a day is some years of them.
const mostOpened = 2000

type Pair = typeof oaTokens.$inferSelect
export type Tokens = {
  access(): Promise<string>
  /** After Zalo refused a token: refreshes, unless someone has done so since. */
  renew(refused: string): Promise<string>
  /** Renews well ahead of expiry; `since` is when the refresh token in force was given. */
  keep(): Promise<Kept>
  /** Takes the pair that a consent gave: it starts a new chain. */
  adopt(granted: Granted): Promise<void>
}
type Kept = { kind: 'well' | 'lost' | 'unanswered'; since: number } | { kind: 'never' }
/** A new pair that could not be written, as on a full disk, exists nowhere else: it is kept to be written by the next try. */
export type Unsaved = { pair: { of: number; granted: Granted } | null }
/** Only an administrator of the account can mend it. */
export class NoConsent extends Error {
  readonly reason: SendReason

  constructor(reason: SendReason) {
    super(reason)
    this.reason = reason
    this.name = 'NoConsent'
  }
}

/** Whether one of the keys opens the newest pair; null where there is none. */
export async function sealedWith(
  { SECRET_KEYS, ZALO_OA_ID }: Pick<Config, 'SECRET_KEYS' | 'ZALO_OA_ID'>,
  db: Database['db'],
): Promise<boolean | null> {
  const [pair] = await db
    .select({ sealed: oaTokens.refreshToken })
    .from(oaTokens)
    .where(eq(oaTokens.oaId, ZALO_OA_ID))
    .orderBy(desc(oaTokens.seq))
    .limit(1)
  if (!pair) return null
  return cryptWith(SECRET_KEYS)
    .unseal(pair.sealed)
    .then(
      () => true,
      () => false,
    )
}

/**
 * The OA's token pair. A refresh token works once, so one refresher at a time holds a lease on the row, the new pair is
 * durable before anyone uses it, and the old one stays for audit. A new ZALO_REFRESH_TOKEN (a new consent) starts a new chain.
 */
export function tokensOf(
  config: Config,
  { db, write }: Pick<Database, 'db' | 'write'>,
  now: () => number,
  unsaved: Unsaved = { pair: null },
): Tokens {
  const { seal, unseal } = cryptWith(config.SECRET_KEYS)
  const ours = eq(oaTokens.oaId, config.ZALO_OA_ID)

  const all = (from: Pick<Tx, 'select'>) => from.select().from(oaTokens).where(ours).orderBy(desc(oaTokens.seq))

  // Every send asks which pair is in force, and all that there ever were are looked through: each is opened once. What another
  // SECRET_KEY sealed is lost, not in the way: a new consent then starts over.
  const readable = remembered(mostOpened, (sealed) => unseal(sealed).catch(() => null))

  /** The pair in force, unless the operator has handed in a refresh token that was never seen here. */
  async function inForce(pairs: Pair[]): Promise<Pair | undefined> {
    const given = config.ZALO_REFRESH_TOKEN
    const seen = await Promise.all(pairs.map((pair) => readable(pair.refreshToken)))
    if (given && !seen.includes(given)) return undefined
    return pairs.find((pair, i) => pair.replacedAt === null && seen[i] !== null)
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
      const free = or(isNull(oaTokens.refreshLeaseUntil), lapsed(leaseMs, now(), oaTokens.refreshLeaseUntil))
      const rows = await tx
        .update(oaTokens)
        .set({ refreshLeaseUntil: now() + leaseMs })
        .where(and(eq(oaTokens.seq, pair.seq), isNull(oaTokens.replacedAt), free))
        .returning({ seq: oaTokens.seq })
      return rows.length === 1
    })

  const pairOf = ({ accessToken, refreshToken, lifeMs }: Granted) => ({
    accessToken,
    refreshToken,
    expiresAt: now() + lifeMs,
  })

  const lost = () => new NoConsent('Zalo refused the refresh token: an admin of the OA must consent again')

  const release = (pair: Pair, refusedAt: number | null) =>
    write((tx) => tx.update(oaTokens).set({ refusedAt, refreshLeaseUntil: null }).where(eq(oaTokens.seq, pair.seq)))

  /** By the holder of the lease. When the reply is lost the pair stays, and the lease keeps others from asking at once. */
  async function renewed(pair: Pair): Promise<Pair> {
    try {
      const held = unsaved.pair?.of === pair.seq ? unsaved.pair.granted : null
      const granted = held ?? (await exchange(config, { refreshToken: await unseal(pair.refreshToken) }))
      unsaved.pair = { of: pair.seq, granted }
      const saved = await write((tx) => replace(tx, pairOf(granted)))
      unsaved.pair = null
      return saved
    } catch (error) {
      if (error instanceof OAuthRefused) {
        await release(pair, now())
        throw lost()
      }
      if (neverLeft(error)) await release(pair, pair.refusedAt)
      throw error
    }
  }

  /** Refreshes the pair, or waits for the one who is doing it. */
  async function refreshed(pair: Pair): Promise<string> {
    if (pair.refusedAt !== null && now() - pair.refusedAt < refusedAgainMs) throw lost()
    for (let waited = 0; waited <= leaseMs; waited += waitMs) {
      if (await leased(pair)) return unseal((await renewed(pair)).accessToken)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      const newest = await current()
      if (newest.seq !== pair.seq) return unseal(newest.accessToken)
      if (newest.refusedAt !== null) throw lost()
    }
    throw new Error('another process is refreshing the token and has not finished')
  }

  return {
    async access() {
      const pair = await current()
      const left = pair.expiresAt - now()
      if (left > refreshAheadMs) return unseal(pair.accessToken)
      // A refresh that failed leaves the old token as good as it was.
      return refreshed(pair).catch((error: unknown) => {
        if (left <= 0) throw error
        return unseal(pair.accessToken)
      })
    },

    async renew(refused) {
      const pair = await current()
      const token = await unseal(pair.accessToken)
      return token === refused ? refreshed(pair) : token
    },

    async keep() {
      try {
        const pair = await current()
        const { createdAt: since } = pair
        if (pair.refusedAt !== null && now() - pair.refusedAt < refusedAgainMs) return { kind: 'lost', since }
        if (pair.expiresAt - now() > keepAheadMs || !(await leased(pair))) return { kind: 'well', since }
        return await renewed(pair).then(
          (newest) => ({ kind: 'well', since: newest.createdAt }),
          (error: unknown) => ({ kind: error instanceof NoConsent ? 'lost' : 'unanswered', since }),
        )
      } catch (error) {
        if (error instanceof NoConsent) return { kind: 'never' }
        throw error
      }
    },

    async adopt(granted) {
      const given = config.ZALO_REFRESH_TOKEN
      await write(async (tx) => {
        // A given token that nobody has used would otherwise start its own chain over the consent.
        if (given && !(await inForce(await all(tx))))
          await replace(tx, { accessToken: '', refreshToken: given, expiresAt: 0 })
        await replace(tx, pairOf(granted))
      })
    },
  }
}
