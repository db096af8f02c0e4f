import * as z from 'zod'
import { networkIn } from './address.ts'
import { levels } from './log.ts'

const zaloId = z.string().regex(/^\d{1,20}$/, 'a decimal id, such as 1234567890123456789')
const address = z
  .string()
  .regex(/^https?:\/\/[^\s/]+/, 'an http(s) address, such as https://loa.example.vn')
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
const secret = z.string().min(8, 'the secret shown on the app’s page, at least 8 characters')

const databaseEnv = {
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:|https?:|wss?:)/, 'file:./data/loa.db, or libsql://… for a server')
    .default('file:./data/loa.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
}

function between(what: string, least: number, most: number) {
  const said = `${what}, ${least} to ${most}`
  return z.coerce.number(said).min(least, said).max(most, said)
}

const wholeBetween = (what: string, least: number, most: number) =>
  between(what, least, most).int(`${what}, ${least} to ${most}`)

/** A folder from the root of the machine, or the address of a bucket. */
function isPlace(text: string): boolean {
  if (text.startsWith('/')) return true
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname.length > 1 && !url.search && !url.hash
}

const backupEnv = {
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour of the day, such as 02:30')
    .default('02:30'),
  BACKUP_KEEP: wholeBetween('how many backups to keep', 1, 1000).default(14),
  BACKUP_COPY: z
    .string()
    .refine(isPlace, 'a folder such as /mnt/nas/loa, or a bucket such as https://s3.example.vn/loa/phuong')
    .optional(),
  BACKUP_COPY_KEY_ID: z.string().optional(),
  BACKUP_COPY_SECRET: z.string().optional(),
  BACKUP_COPY_REGION: z.string().default('auto'),
}

const emails = z.string().transform((list, ctx) => {
  const written = list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  if (written.some((one) => !z.email().safeParse(one).success))
    ctx.addIssue('addresses such as may-chu@phuong.example.vn, parted by commas')
  return written
})

const watchEnv = {
  LOG_LEVEL: z.enum(levels, 'error, warn, info or debug').default('info'),
  METRICS_TOKEN: z.string().min(16, 'a random text of at least 16 characters').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, 'smtp://user:password@host:587, or smtps://…')
    .optional(),
  ALARM_EMAIL: emails.default([]),
  ALARM_FROM: z.email('an address such as loa@phuong.example.vn').optional(),
}

const aKey = 'a random text of at least 32 characters; make one with: openssl rand -hex 32'
const keyEnv = {
  SECRET_KEY: z.string().min(32, aKey),
  SECRET_KEYS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .refine((keys) => keys.every((key) => key.length >= 32), `${aKey}; several are parted by commas, the newest first`)
    .default([]),
}

const modelEnv = {
  OPENAI_BASE_URL: address.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_SECONDS: between('a number of seconds', 1, 300).default(30),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
}

const addressEnv = {
  PORT: wholeBetween('a port number', 0, 65535).default(3000),
  PUBLIC_URL: address.optional(),
  MINI_APP_URL: address.optional(),
  ZALO_MINI_APP_ID: zaloId.optional(),
}

const botEnv = {
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{8,}$/, 'the bot’s token, such as 1234567890:secret')
    .optional(),
  ZALO_BOT_SECRET: z.string().min(8, '8 to 256 characters').max(256, '8 to 256 characters').optional(),
  ZALO_BOT_NAME: z.string().optional(),
  ZALO_BOT_URL: address.default('https://bot-api.zaloplatforms.com'),
  ZALO_BOT_POLL: z
    .enum(['0', '1'], '1 to ask for updates instead of being called, else 0')
    .default('0')
    .transform((poll) => poll === '1'),
}

const serviceEnv = {
  ...databaseEnv,
  ...backupEnv,
  ...watchEnv,
  ...modelEnv,
  ...addressEnv,
  HOST: z.string().default('127.0.0.1'),
  ...keyEnv,
  SECOND_STEP: z.enum(['required', 'offered'], 'required or offered').default('required'),
  ZALO_APP_ID: zaloId,
  ZALO_APP_SECRET: secret,
  ZALO_OA_ID: zaloId,
  ZALO_OA_SECRET: secret,
  ZALO_OA_NAME: z.string().optional(),
  ZALO_WEBHOOK_SIGNATURE: z
    .enum(['app-id', 'oa-id', 'header-timestamp'], 'app-id, oa-id or header-timestamp')
    .default('app-id'),
  ZALO_MINI_APP_API_KEY: z.string().min(8, 'the API key of the mini app’s page, at least 8 characters').optional(),
  ZALO_REFRESH_TOKEN: z.string().min(8, 'the refresh token from the API Explorer or the consent').optional(),
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[\w.~-]{43,128}$/, 'the PKCE verifier whose challenge is saved at Zalo, 43 characters')
    .optional(),
  ZALO_MINI_APP_ID: zaloId,
  ...botEnv,
  ZALO_OPENAPI_URL: address.default('https://openapi.zalo.me'),
  ZALO_OAUTH_URL: address.default('https://oauth.zaloapp.com'),
  ZALO_GRAPH_URL: address.default('https://graph.zalo.me'),
  ZALO_CALLS_PER_MINUTE: wholeBetween('a number of calls', 1, 100_000).default(60),
  LIBRARY_FILE_MB: wholeBetween('a size in megabytes', 1, 100).default(50),
  ZALO_GROUP_MESSAGES_PER_MONTH: z.coerce
    .number('a number of messages, 1 or more')
    .int('a number of messages, 1 or more')
    .min(1, 'a number of messages, 1 or more')
    .optional(),
  WIDGET_ORIGINS: z
    .string()
    .regex(
      /^(https?:\/\/(\*\.)?[\w.-]+(:\d+)?\/?(,|$))*$/,
      'origins such as https://portal.example.vn, parted by commas',
    )
    .transform((list) => list.split(',').flatMap((origin) => origin.replace(/\/$/, '') || []))
    .default([]),
  TRUSTED_PROXIES: z
    .string()
    .transform((list, ctx) => {
      const written = list.split(',').filter((one) => one.trim())
      const networks = written.map(networkIn).filter((network) => network !== null)
      if (networks.length < written.length)
        ctx.addIssue('addresses or networks such as 10.0.0.5 or 10.0.0.0/24, parted by commas')
      return networks
    })
    .default([]),
  FEED_ALLOWED_HOSTS: z
    .string()
    .regex(/^[\w.:,[\]-]*$/, 'host:port pairs that feeds may be read from though they are private, parted by commas')
    .transform((list) => list.split(',').filter(Boolean))
    .default([]),
}

export type BackupConfig = z.output<z.ZodObject<typeof backupEnv>>
export type DatabaseConfig = z.output<z.ZodObject<typeof databaseEnv>>
export type Config = z.output<z.ZodObject<typeof serviceEnv>> & { PUBLIC_URL: string; MINI_APP_URL: string }
export type Environment = Record<string, string | undefined>

/** Says which variables are missing or bad and what they should look like; never what they hold. */
export class ConfigError extends Error {
  readonly lines: string[]

  constructor(lines: string[]) {
    super(`The configuration is incomplete:\n${lines.map((line) => `  ${line}`).join('\n')}`)
    this.lines = lines
    this.name = 'ConfigError'
  }
}

function parse<Shape extends z.ZodRawShape>(shape: Shape, env: Environment): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, env[name] || undefined]))
  const parsed = z.object(shape).safeParse(given)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      const missing = given[name] === undefined
      return `${name} ${missing ? 'is missing' : 'is not valid'}: ${missing ? shapeOf(shape[name]) : issue.message}`
    }),
  )
}

/** What a variable should look like: the message its own schema gives for an empty text. */
function shapeOf(schema: unknown): string {
  const tried = (schema as z.ZodType).safeParse('')
  return tried.success ? 'required' : (tried.error.issues[0]?.message ?? 'required')
}

export const databaseConfig = (env: Environment): DatabaseConfig => parse(databaseEnv, env)

export function backupConfig(env: Environment): BackupConfig {
  const config = parse(backupEnv, env)
  const missing = (['BACKUP_COPY_KEY_ID', 'BACKUP_COPY_SECRET'] as const).filter((name) => !config[name])
  if (config.BACKUP_COPY?.startsWith('http') && missing.length > 0)
    throw new ConfigError(missing.map((name) => `${name} is missing: the bucket of BACKUP_COPY is opened with it`))
  return config
}

export const modelConfig = (env: Environment) => parse(modelEnv, env)

/** The keys, the one that encrypts first: all of SECRET_KEYS, and SECRET_KEY where it is not among them. */
export function keysOf(env: Environment): string[] {
  const { SECRET_KEY, SECRET_KEYS } = parse(keyEnv, withFirstKey(env))
  return [...new Set([...SECRET_KEYS, SECRET_KEY])]
}

/** Where only the list of keys is set, its first is the one. */
const withFirstKey = (env: Environment): Environment => ({
  ...env,
  SECRET_KEY: env.SECRET_KEY || env.SECRET_KEYS?.split(',')[0]?.trim(),
})

export function serviceConfig(env: Environment): Config {
  const config = parse(serviceEnv, withFirstKey(env))
  backupConfig(env)
  const { publicUrl, miniAppUrl } = addressesOf(env)
  const keys = keysOf(env)
  return {
    ...config,
    SECRET_KEY: keys[0] as string,
    SECRET_KEYS: keys,
    PUBLIC_URL: publicUrl,
    MINI_APP_URL: miniAppUrl,
  }
}

/** Stands in a link for the mini app's id where a command does not know it; the service leads it on to its own. */
export const anyMiniApp = 'app'

/** Where the screens are, for a command that runs without the rest of the settings. */
export function addressesOf(env: Environment): { publicUrl: string; miniAppUrl: string } {
  const { PUBLIC_URL, MINI_APP_URL, ZALO_MINI_APP_ID, PORT } = parse(addressEnv, env)
  const publicUrl = PUBLIC_URL ?? `http://localhost:${PORT}`
  return { publicUrl, miniAppUrl: MINI_APP_URL ?? `${publicUrl}/zapps/${ZALO_MINI_APP_ID ?? anyMiniApp}` }
}

export const variableNames = Object.keys(serviceEnv)
