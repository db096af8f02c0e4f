import { expect, test } from 'vitest'
import { botCommand } from '../../bot/commands/bot.ts'
import { UsageError } from '../../bot/commands/usage.ts'
import { simulator } from '../simulator/stand.ts'
import { testEnvironment } from '../support/environment.ts'

async function operator(more: Record<string, string> = {}) {
  const sim = await simulator()
  const bot = { ZALO_BOT_URL: sim.url, ZALO_BOT_TOKEN: sim.bot.token, ZALO_BOT_SECRET: 'a secret of the webhook' }
  const env = { ...testEnvironment, ...bot, PUBLIC_URL: 'https://loa.test', ...more }
  const loaBot = async (...rest: string[]) => {
    const lines: string[] = []
    const done = await botCommand(env, rest, (line) => lines.push(line))
    return { done, said: lines.join('\n') }
  }
  return { sim, loaBot }
}

test('connect sends the bot’s events here with the secret, disconnect nowhere, and each says how it stands', async () => {
  const { sim, loaBot } = await operator()
  expect(await loaBot()).toEqual({
    done: true,
    said: expect.stringMatching(/Bot Loa phường may join groups\n.*nowhere/),
  })
  expect((await loaBot('connect')).said).toContain('https://loa.test/webhook/zalo-bot')
  expect(sim.bot.webhook).toMatchObject({ url: 'https://loa.test/webhook/zalo-bot', secret: 'a secret of the webhook' })
  expect((await loaBot('disconnect')).said).toContain('nowhere')
  expect(sim.bot.webhook).toBeNull()
})

test('a token that was reset and a host that is away are said, without the token', async () => {
  const { sim, loaBot } = await operator()
  const before = sim.bot.token
  sim.bot.token = `${sim.bot.id}:another-secret`
  expect(await loaBot('connect')).toEqual({ done: false, said: expect.stringContaining('ZALO_BOT_TOKEN') })
  expect((await loaBot()).said).not.toContain(before)
  await sim.stop()
  expect(await loaBot()).toEqual({ done: false, said: 'The platform did not answer.' })
})

test('without a token, a secret or a known act the command says what it needs', async () => {
  await expect((await operator({ ZALO_BOT_TOKEN: '' })).loaBot()).rejects.toThrow(UsageError)
  await expect((await operator({ ZALO_BOT_SECRET: '' })).loaBot('connect')).rejects.toThrow('ZALO_BOT_SECRET')
  await expect((await operator()).loaBot('dance')).rejects.toThrow('connect and disconnect')
})
