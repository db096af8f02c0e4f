import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { addBotMessage, mayWrite, nextUpdate } from './bot-chats.ts'
import type { ChatMessage } from './state.ts'
import type { World } from './world.ts'

class BotRefusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

type Parameters = Record<string, string>
type Method = (world: World, parameters: Parameters, stopped: AbortSignal) => unknown

const longestText = 2_000

/** `/bot<token>/<method>`: method names are case-sensitive, errors arrive with HTTP 200. */
export const botRoutes = (world: World, stopped: AbortSignal) =>
  new Hono().on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (c) => {
    try {
      checkToken(world, c.req.param('bot').slice('bot'.length))
      const method = methods[c.req.param('method')]
      if (!method) throw new BotRefusal(404, 'Not Found')
      return c.json({ ok: true, result: await method(world, await parametersOf(c), stopped) })
    } catch (error) {
      if (!(error instanceof BotRefusal)) throw error
      return c.json({ ok: false, description: error.message, error_code: error.code })
    }
  })

function checkToken({ state: { bot } }: World, token: string) {
  if (token === bot.token) return
  throw token.split(':')[0] === bot.token.split(':')[0]
    ? new BotRefusal(401, 'Unauthorized')
    : new BotRefusal(404, 'Not Found')
}

/** Query, form, multipart or JSON, whichever the client likes. */
async function parametersOf(c: Context): Promise<Parameters> {
  const type = c.req.header('content-type') ?? ''
  const given = type.includes('json') ? jsonOf(await c.req.text()) : type ? await c.req.parseBody() : {}
  const body = z.record(z.string(), z.unknown()).safeParse(given)
  if (!body.success) throw new BotRefusal(400, 'Bad Request: body is not an object')
  const entries = Object.entries(body.data).flatMap(([name, value]) =>
    ['string', 'number'].includes(typeof value) ? [[name, String(value)]] : [],
  )
  return { ...c.req.query(), ...Object.fromEntries(entries) }
}

/** Nothing at all is no parameters; null is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return null
  }
}

const methods: Record<string, Method | undefined> = {
  getMe: ({ state: { bot } }) => ({
    id: bot.id,
    account_name: bot.name,
    account_type: 'BASIC',
    can_join_groups: bot.canJoinGroups,
    display_name: bot.name,
  }),

  async getUpdates(world, { timeout = '30' }, stopped) {
    world.state.bot.shown = true
    if (world.state.bot.webhook) throw new BotRefusal(400, 'Bad Request: a webhook is set')
    const update = await nextUpdate(world, Number(timeout) * 1000, stopped)
    if (!update) throw new BotRefusal(408, 'Request timeout')
    return update
  },

  setWebhook({ state: { bot }, clock }, { url = '', secret_token: secret = '' }) {
    const parsed = URL.canParse(url) ? new URL(url) : null
    // The platform takes https alone; the simulator's own machine has no certificate to show.
    const local = parsed?.hostname === '127.0.0.1' || parsed?.hostname === 'localhost'
    if (!parsed || (parsed.protocol !== 'https:' && !local)) throw new BotRefusal(400, 'Bad Request: url is not https')
    if (secret.length < 8 || secret.length > 256) throw new BotRefusal(400, 'Bad Request: secret_token is invalid')
    bot.shown = true
    bot.webhook = { url, secret, updatedAt: clock.now() }
    return { url, updated_at: clock.now() }
  },

  getWebhookInfo: ({ state: { bot } }) => ({ url: bot.webhook?.url ?? '', updated_at: bot.webhook?.updatedAt ?? 0 }),

  deleteWebhook({ state: { bot }, clock }) {
    bot.webhook = null
    return { url: '', updated_at: clock.now() }
  },

  sendMessage(world, { chat_id, text = '', parse_mode }) {
    if (text === '') throw new BotRefusal(400, 'Bad Request: text is empty')
    if (text.length > longestText) throw new BotRefusal(400, 'Bad Request: text is too long')
    if (parse_mode && !['markdown', 'html'].includes(parse_mode)) throw new BotRefusal(400, 'Bad Request: parse_mode')
    return post(world, chat_id, { kind: 'text', text })
  },

  sendPhoto(world, { chat_id, photo = '', caption = '' }) {
    if (!photo.startsWith('https://')) throw new BotRefusal(400, 'Bad Request: photo is not an https address')
    if (caption.length > longestText) throw new BotRefusal(400, 'Bad Request: caption is too long')
    const attachments = [{ type: 'image', payload: { url: photo } }]
    return post(world, chat_id, { kind: 'image', text: caption, attachments })
  },

  sendSticker(world, { chat_id, sticker = '' }) {
    if (!sticker) throw new BotRefusal(400, 'Bad Request: sticker is empty')
    return post(world, chat_id, { kind: 'sticker', text: '' })
  },

  sendVoice(world, { chat_id, voice_url = '' }) {
    if (!voice_url.startsWith('https://')) throw new BotRefusal(400, 'Bad Request: voice_url is not an https address')
    const attachments = [{ type: 'audio', payload: { url: voice_url } }]
    return post(world, chat_id, { kind: 'audio', text: '', attachments })
  },

  sendChatAction(world, { chat_id = '', action }) {
    if (action !== 'typing' && action !== 'upload_photo') throw new BotRefusal(400, 'Bad Request: action')
    if (!mayWrite(world, chat_id)) throw new BotRefusal(400, 'Bad Request: chat not found')
    return true
  },
}

function post(world: World, chatId = '', content: Pick<ChatMessage, 'kind' | 'text'> & Partial<ChatMessage>) {
  const { bot } = world.state
  if (!mayWrite(world, chatId)) throw new BotRefusal(400, 'Bad Request: chat not found')
  if (bot.messagesLeft === 0) throw new BotRefusal(429, 'Quota exceeded')
  if (bot.messagesLeft !== null) bot.messagesLeft -= 1
  const message = addBotMessage(world, { ...content, chatId, from: 'oa', fromId: bot.id, fromName: bot.name })
  return { message_id: message.id, date: message.time }
}

/** What stands in the address is a secret: the page and the log of the wire show it without. */
export const withoutToken = (path: string) => path.replace(/^\/bot[^/]+\//, '/bot…/')
