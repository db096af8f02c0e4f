import type { Config } from '../config.ts'
import { llmOf } from '../model/llm.ts'
import { ModelError, newHabits } from '../model/model-server.ts'
import { type Finding, well, worn } from './finding.ts'

const see = 'see docs/operators/models.md; until then the library’s own words go out'
const mostQuoted = 200

const todos: Record<string, string> = {
  'model-unreachable': `start the server, or mend OPENAI_BASE_URL: ${see}`,
  'model-silent': `give it longer by OPENAI_SECONDS, or take a quicker model: ${see}`,
  'model-slow': `give it longer by OPENAI_SECONDS, or take a quicker model: ${see}`,
  'model-empty': `it thought and said nothing: have it think less, or take another model: ${see}`,
  'model-too-long': `it did not come to an end: have it think less, or take another model: ${see}`,
}

/** Whether the model answers a question that is nobody's, and what it does not take; null where none is named. */
export async function modelServer(config: Config): Promise<Finding | null> {
  const habits = newHabits()
  const llm = llmOf(config, { habits })
  if (!llm) return null
  try {
    for await (const _ of llm.complete('Trả lời bằng tiếng Việt, đúng một câu.', 'Một tuần có mấy ngày?'));
    const without = [
      ...(habits.temperature ? [] : ['temperature']),
      ...(habits.bound === 'max_tokens' ? [] : ['max_tokens']),
      ...(habits.system ? [] : ['a system role']),
      ...(habits.stream ? [] : ['stream']),
    ]
    return well('Model', `answers${without.length > 0 ? `; it takes no ${without.join(', no ')}` : ''}`)
  } catch (error) {
    const { name, said } = error instanceof ModelError ? error : { name: 'model-failed', said: '' }
    const words = said.replace(/\s+/g, ' ').slice(0, mostQuoted)
    return worn('Model', `gives no answer (${name})${words ? `: ${words}` : ''}`, todos[name] ?? see)
  }
}
