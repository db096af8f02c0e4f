import { parseArgs } from 'node:util'
import { startSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    webhook: { type: 'string' },
    'mini-app': { type: 'string' },
    'mini-app-webhook': { type: 'string' },
  },
})

const simulator = await startSimulator({ port: Number(values.port), host: values.host })
const { url, app } = simulator
const { accessToken, refreshToken } = simulator.issueTokens()
console.log(JSON.stringify({ url, app, accessToken, refreshToken, botToken: simulator.bot.token }))

const stop = async () => {
  await simulator.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

await simulator.connect({
  ...(values.webhook ? { webhookUrl: values.webhook } : {}),
  ...(values['mini-app'] ? { miniAppUrl: values['mini-app'] } : {}),
  ...(values['mini-app-webhook'] ? { miniAppWebhookUrl: values['mini-app-webhook'] } : {}),
})
