import { documentsOfRows } from '../../bot/import/rows.ts'
import type { Ctx } from '../../core/context.ts'
import { type ImportReport, importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import type { Access } from '../../db/schema/library.ts'

export const conventionText = `Số: 01/QU-TDP
Loại: Quy ước
Cơ quan: Tổ dân phố 5, phường Mẫu
Ngày ban hành: 01/10/2026
Hiệu lực: 15/10/2026
Văn bản mẫu: có

# Quy ước Tổ dân phố 5

Điều 1. Giờ giấc sinh hoạt
1. Giữ yên tĩnh từ 22 giờ đến 6 giờ sáng hôm sau; không hát loa kéo trong khung giờ này.
2. Việc cưới, việc tang được mở loa đến 22 giờ 30 phút khi đã báo tổ trưởng.

Điều 2. Nuôi chó, mèo
1. Chó ra đường phải đeo rọ mõm và có người dắt.
2. Chủ nuôi tiêm phòng dại cho chó, mèo mỗi năm một lần.

Điều 3. Rác thải
Rác được mang ra điểm tập kết từ 18 giờ đến 19 giờ hằng ngày.
`

/** A small document of our own, for tests that need a library but none in particular. */
export const convention = documentFromText('quy-uoc.md', conventionText)

if (isRefusal(convention)) throw new Error(`the test's own document was refused: ${convention.reason}`)

type Told = { fileName: string; access?: Access } & ({ text: string } | { jsonl: string })

/** Takes a text, or JSON lines, into the library as whoever acts, by the verb that uploads and `loa import` end in. */
export const takeIn = (ctx: Ctx, { fileName, access, ...told }: Told): Promise<ImportReport> =>
  importDocuments(
    ctx,
    'text' in told ? [documentFromText(fileName, told.text)] : documentsOfRows(fileName, told.jsonl.split('\n')),
    { access },
  )
