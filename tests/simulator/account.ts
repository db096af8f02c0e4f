const minute = 60_000

export type Permission = 'messages' | 'users' | 'info' | 'groups' | 'articles' | 'purchases'
export type Quota = { remain: number; total: number }

/** What the account is, has bought and has granted; every field may be changed while the simulator runs. */
export type Account = {
  verified: boolean
  packageName: string
  /** What the account granted the app: -223 without. */
  permissions: Record<Permission, boolean>
  /** What the app registered in its console: -212 without. */
  registered: Record<Permission, boolean>
  /** Kinds of paid message that Zalo still serves to this account: -212 without. */
  services: { transaction: boolean; promotion: boolean; template: boolean }
  /** Templates that may be sent by user id: -249 for any other. */
  templateIds: string[]
  packageQuota: Quota
  purchasedQuota: Quota
  rewardQuota: Quota
  /** Where messages beyond every quota are charged. */
  wallet: 'linked' | 'empty' | 'missing'
  uploadsLeft: Record<'image' | 'gif' | 'file', number>
  callsPerMinute: number | null
  /** How often `verify` says that an article is still being made. */
  articleChecks: number
  /** Articles that the package still publishes; null without a limit. */
  articlesLeft: number | null
  /** How long a broadcast waits in Zalo's queue, at most half an hour. */
  broadcastDelayMs: number
  /** Promotions and broadcasts that one person may receive in a month. */
  promotionsPerMonth: number
  /** Where graph.zalo.me believes the caller to be. */
  serverInVietnam: boolean
  /** Decides the origin that a mini app's calls come from. */
  phone: 'android' | 'ios'
  /** The address saved in the console; null accepts any. */
  callbackUrl: string | null
  /** Where a person's sign-in may come back to, once it is saved. */
  signInUrl: string | null
}

const all = (): Record<Permission, boolean> => ({
  messages: true,
  users: true,
  info: true,
  groups: true,
  articles: true,
  purchases: true,
})

export const createAccount = (): Account => ({
  verified: true,
  packageName: 'Nâng cao',
  permissions: all(),
  registered: all(),
  services: { transaction: false, promotion: false, template: false },
  templateIds: [],
  packageQuota: { remain: 2000, total: 2000 },
  purchasedQuota: { remain: 0, total: 0 },
  rewardQuota: { remain: 0, total: 0 },
  wallet: 'linked',
  uploadsLeft: { image: 5000, gif: 5000, file: 5000 },
  callsPerMinute: null,
  articleChecks: 2,
  articlesLeft: null,
  broadcastDelayMs: 10 * minute,
  promotionsPerMonth: 6,
  serverInVietnam: true,
  phone: 'android',
  callbackUrl: null,
  signInUrl: null,
})
