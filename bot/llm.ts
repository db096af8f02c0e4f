import OpenAI from 'openai'
import type { Llm } from '../core/context.ts'
import type { Config } from './config.ts'

type ModelConfig = Pick<Config, 'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL'>

/** Any server that speaks OpenAI's protocol, one on the office's own machine included; null when no model is named. */
export function llmOf(config: ModelConfig): Llm {
  const model = config.OPENAI_MODEL
  if (!model) return null
  const client = new OpenAI({
    baseURL: config.OPENAI_BASE_URL,
    apiKey: config.OPENAI_API_KEY ?? 'none',
    timeout: 30_000,
    maxRetries: 1,
  })
  return {
    async complete(system, user) {
      const reply = await client.chat.completions.create({
        model,
        temperature: 0,
        max_tokens: 800,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      })
      return reply.choices[0]?.message.content ?? ''
    },
  }
}
