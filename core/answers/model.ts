import type { Ctx } from '../context.ts'
import type { Answer } from './answer.ts'

export const modelAnswer = async (_ctx: Ctx, _question: string, _extractive: Answer): Promise<Answer | null> => null
