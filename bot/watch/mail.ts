import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export type Mail = (subject: string, text: string) => Promise<void>

const waitMs = 20_000

/** Mails to whoever keeps the machine; null where the settings name no server or nobody to write to. */
export function mailerOf({ SMTP_URL, ALARM_EMAIL, ALARM_FROM }: Config): Mail | null {
  if (!SMTP_URL || ALARM_EMAIL.length === 0) return null
  const limits = { connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs }
  const transport = createTransport({ url: SMTP_URL, ...limits })
  return async (subject, text) => {
    await transport.sendMail({ from: ALARM_FROM ?? ALARM_EMAIL[0], to: ALARM_EMAIL, subject, text })
  }
}
