import type { Unsent } from '../../core/context.ts'

type BotError = { kind: Unsent['kind']; says: string }

/** The Bot Platform's codes, each with what Loa does about it and what the operator reads. */
export const botErrors: Record<number, BotError> = {
  400: {
    kind: 'permanent',
    says: 'Zalo không nhận tin của bot: bot không còn ở trong nhóm này, người nhận chưa mở chat với bot, hoặc mã nhóm không đúng.',
  },
  401: { kind: 'token', says: 'Mã (token) của bot không đúng hoặc đã được đặt lại. Cần sửa ZALO_BOT_TOKEN.' },
  403: { kind: 'token', says: 'Bot không được phép gửi. Cần kiểm tra bot trong Zalo Bot Creator và ZALO_BOT_TOKEN.' },
  404: { kind: 'configuration', says: 'Zalo không biết bot này. Cần kiểm tra ZALO_BOT_TOKEN và ZALO_BOT_URL.' },
  // Its server gave up waiting: the message may be out all the same.
  408: { kind: 'unknown', says: 'Zalo chưa trả lời kịp nên chưa rõ tin đã đến hay chưa. Cần xem trong nhóm.' },
  429: { kind: 'quota', says: 'Bot đã hết số tin được gửi. Loa tự gửi lại sau một giờ.' },
}

/** A failure of the platform's own server may have come after the message went out; any other unknown code is looked at by a person. */
export const botOutcome = (code: number, description: string): Unsent => ({
  kind: botErrors[code]?.kind ?? (code >= 500 ? 'unknown' : 'permanent'),
  reason: `zalo bot ${code}: ${description}`,
})

/** Of no concern to what else goes out: this message fails alone. */
export const noBot: Unsent = { kind: 'permanent', reason: 'no bot is configured' }

/** What the operator reads for a reason that the Bot Platform gave; null for any other. */
export function botSentence(reason: string): string | null {
  const code = /^zalo bot (\d+):/.exec(reason)?.[1]
  if (!code) return null
  const known = botErrors[Number(code)]
  return known ? `${known.says} (mã ${code} của bot)` : `Zalo từ chối tin của bot với mã ${code} mà Loa chưa biết.`
}
