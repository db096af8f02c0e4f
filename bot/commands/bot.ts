import * as z from 'zod'
import { type Environment, serviceConfig } from '../config.ts'
import { type BotReply, callBot } from '../zalo-bot/call.ts'
import { botOutcome, botSentence } from '../zalo-bot/errors.ts'
import { UsageError } from './usage.ts'

const me = z.looseObject({ account_name: z.string().default(''), can_join_groups: z.boolean().default(false) })
const webhook = z.looseObject({ url: z.string().default('') })

/** Says who the bot is and where its events go; `connect` sends them here, `disconnect` nowhere, so that polling works. */
export async function botCommand(env: Environment, [act]: string[], print: (line: string) => void): Promise<boolean> {
  const { ZALO_BOT_URL, ZALO_BOT_TOKEN, ZALO_BOT_SECRET, PUBLIC_URL } = serviceConfig(env)
  if (!ZALO_BOT_TOKEN) throw new UsageError('bot needs ZALO_BOT_TOKEN')
  const call = (method: string, parameters?: Record<string, string>) =>
    callBot({ ZALO_BOT_URL, ZALO_BOT_TOKEN }, method, { parameters })
  const told = <S extends z.ZodType>(reply: BotReply, schema: S): z.output<S> | null => {
    const parsed = schema.safeParse(reply.kind === 'ok' ? reply.result : undefined)
    if (parsed.success) return parsed.data
    print(reasonOf(reply))
    return null
  }

  if (act === 'connect') {
    if (!ZALO_BOT_SECRET) throw new UsageError('bot connect needs ZALO_BOT_SECRET')
    const parameters = { url: `${PUBLIC_URL}/webhook/zalo-bot`, secret_token: ZALO_BOT_SECRET }
    if (!told(await call('setWebhook', parameters), webhook)) return false
  } else if (act === 'disconnect') {
    if (!told(await call('deleteWebhook'), webhook)) return false
  } else if (act) throw new UsageError(`bot knows connect and disconnect, not ${act}`)

  const bot = told(await call('getMe'), me)
  const hook = bot && told(await call('getWebhookInfo'), webhook)
  if (!hook) return false
  print(`${bot.account_name} ${bot.can_join_groups ? 'may' : 'may not'} join groups`)
  print(hook.url ? `Its events go to ${hook.url}` : 'Its events go nowhere: loa bot connect, or ZALO_BOT_POLL=1')
  return true
}

function reasonOf(reply: BotReply): string {
  if (reply.kind === 'refused') return botSentence(botOutcome(reply.code, reply.description).reason) ?? ''
  return reply.kind === 'ok' ? 'The platform’s reply was not understood.' : 'The platform did not answer.'
}
