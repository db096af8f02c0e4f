import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { certificatePapers } from '../pdf/certificate.ts'
import { facesFrom } from '../pdf/faces.ts'
import { certificateWords } from '../pdf/strings.ts'
import { download } from './download.ts'

type Bundle = {
  contest: string
  round: string | null
  forms: Parameters<typeof certificatePapers>[0]
}

/** Certificates of one round or class as one PDF, sent as it is drawn. */
export async function certificateBundle(
  c: Context,
  { contest, round, forms }: Bundle,
  { fileName, assets, linkOf }: { fileName: string; assets: Deps['assets']; linkOf: (code: string) => string },
): Promise<Response> {
  const faces = await facesFrom(assets)
  const parts = certificatePapers(forms, certificateWords.bundle(contest, round), { faces, linkOf })
  return download(c, { type: 'application/pdf', name: fileName }, parts)
}
