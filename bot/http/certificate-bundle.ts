import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { Deps } from '../deps.ts'
import { certificatePapers } from '../pdf/certificate.ts'
import { facesFrom } from '../pdf/faces.ts'
import { certificateWords } from '../pdf/strings.ts'

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
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `attachment; filename="${fileName}"`)
  return stream(c, async (out) => {
    const parts = certificatePapers(forms, certificateWords.bundle(contest, round), { faces, linkOf })
    for await (const part of parts) {
      if (out.aborted) return
      await out.write(part)
    }
  })
}
