import { sql } from 'drizzle-orm'
import { addGolden } from '../../core/evaluation/golden.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import { testApp } from './app.ts'
import { convention, conventionText } from './library.ts'

export const muzzled = 'Chó ra đường có phải đeo rọ mõm không?'
export const rubbish = 'Rác được mang ra điểm tập kết lúc mấy giờ?'

/** The convention without its article about rubbish, so that one of the golden questions has no answer any more. */
export const withoutRubbish = conventionText.replace(/Điều 3\.[\s\S]*$/, '')
/** The convention with a clause said otherwise; every golden question is still answered from the same place. */
export const otherwise = conventionText.replace('có người dắt', 'có người lớn dắt')

export const documentOf = (text: string, name = 'quy-uoc.md') => documentFromText(name, text) as SourceDocument

/** An office with the convention in its library, and three golden questions that are answered rightly. */
export async function goldenOffice() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  await importDocuments(app.system, [convention])
  const passage = async (label: string) => {
    const [row] = await app.deps.db.all<{ id: string }>(sql`
      select p.id from passages p join documents d on d.id = p.document_id and d.version = p.version
      where p.label = ${label}`)
    return row?.id ?? ''
  }
  const golden: [string, string[]][] = [
    [muzzled, [await passage('Điều 2, khoản 1')]],
    [rubbish, [await passage('Điều 3')]],
    ['Sân bay gần nhất cách đây bao xa?', []],
  ]
  for (const [text, passageIds] of golden) {
    app.clock.at += 1000
    await addGolden(editor.ctx, { text, passageIds })
  }

  const call = (method: string, path: string, body?: unknown) =>
    app.request(method, `/api/library/releases${path}`, { as: editor.token, body })
  return {
    ...app,
    ward,
    editor,
    passage,
    call,
    take: (...texts: string[]) =>
      importDocuments(
        app.system,
        texts.map((text) => documentOf(text)),
      ),
    releases: async () => (await call('GET', '')).json.releases,
    /** What anybody who asks is answered from, as the clause reads now. */
    answer: async (question: string): Promise<string> => {
      const { json } = await app.request('POST', '/api/questions', { body: { text: question } })
      return json.text
    },
  }
}
