import { headLines } from './head/lines.ts'
import { isNumberLine } from './head/marks.ts'

const said =
  /^[([]?(?:BẢN\s)?(?:DỰ THẢO|Dự thảo)(?:\s(?:LẦN|lần)(?:\s(?:THỨ|thứ))?\s\p{L}{0,4}\d{0,2})?(?:\s?[,(:-]?\s?(?:ngày\s)?[\d/.\s)]{0,14})?[)\]]?$/u
const ofType =
  /^DỰ THẢO\s(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|ĐỀ ÁN|CHỈ THỊ|HƯƠNG ƯỚC)(?!\p{L})/u
const linesLooked = 14

/**
 * Whether a text calls itself a draft, "DỰ THẢO LẦN 2"; what only speaks of one does not. What stands around it, such as a
 * watermark or a file's name for itself, says so of a paper that has no number yet.
 */
export function isDraft(text: string, beside: string[] = []): boolean {
  const lines = headLines(text)
  if (lines.slice(0, linesLooked).some((line) => said.test(line) || ofType.test(line))) return true
  return (
    !lines.some(isNumberLine) && beside.some((story) => story.split(/[\n\f]/).some((line) => said.test(line.trim())))
  )
}
