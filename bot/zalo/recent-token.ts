import type { Tokens } from './tokens.ts'

const keptMs = 100

/**
 * Looks the token up once for calls that leave together: reading and unsealing it costs more than a call. One that was
 * replaced meanwhile is refused by Zalo, and then renewed like any other.
 */
export function recentToken(tokens: Tokens): Tokens {
  let kept: { token: Promise<string>; until: number } | null = null
  return {
    ...tokens,
    access() {
      const now = performance.now()
      if (kept && now < kept.until) return kept.token
      const token = tokens.access()
      kept = { token, until: now + keptMs }
      token.catch(() => {
        kept = null
      })
      return token
    },
    renew(refused) {
      kept = null
      return tokens.renew(refused)
    },
  }
}
