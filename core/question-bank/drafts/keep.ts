import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { DraftContent } from '../content.ts'
import { importQuestions } from '../import.ts'

/**
 * Puts a model's draft into the bank, as a person has read it, changed it or not, and approved it; the audit says who. It is held
 * against what a bank takes like what comes from a file.
 *
 * @throws AppError INVALID bank.question with what must be mended, bank.passage; CONFLICT bank.kept
 */
export async function keepDraft(
  ctx: Ctx,
  unitId: string,
  content: DraftContent & { passageId: string },
): Promise<{ id: string }> {
  const { difficulty = null, explanation = '', source = '', tags = [], text, options, correct, passageId } = content
  const found = { at: 1, text, options, correct, explanation, source, tags, difficulty, passageId }
  const { ids, told, applied } = await importQuestions(
    ctx,
    { format: 'model', questions: [{ ...found, drafted: 'model' }], told: [] },
    { unitId, apply: true, as: { action: 'bank.approve', detail: { passageId } } },
  )
  const [id] = ids
  if (applied && id) return { id }
  if (told.some(({ level }) => level === 'left')) throw new AppError('CONFLICT', 'bank.kept')
  const fields = told.flatMap(({ level, problem }) => (level === 'fault' ? [{ field: 'text', problem }] : []))
  throw new AppError('INVALID', 'bank.question', { fields })
}
