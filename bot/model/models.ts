import type { Embed, Llm } from '../../core/context.ts'
import type { Config } from '../config.ts'

/** What a command asks of models. The client is large: where no model is named it is not even loaded. */
export async function modelsOf(
  config: Pick<
    Config,
    'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL' | 'OPENAI_SECONDS' | 'OPENAI_EMBEDDING_MODEL'
  >,
): Promise<{ llm: Llm; embed: Embed }> {
  if (!config.OPENAI_MODEL && !config.OPENAI_EMBEDDING_MODEL) return { llm: null, embed: null }
  const [{ llmOf }, { embeddingsOf }] = await Promise.all([import('./llm.ts'), import('./embeddings.ts')])
  return { llm: llmOf(config), embed: embeddingsOf(config) }
}
