import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { noBrowser, startBrowser } from '../../support/browser.ts'
import { asDocx } from './as-docx.ts'
import { asHtml } from './as-html.ts'
import { asScan } from './as-scan.ts'
import { asText } from './as-text.ts'
import { type Block, type Truth, truthOf } from './blocks.ts'
import { papers } from './papers.ts'
import { converted, office, painter, poppler } from './programs.ts'
import { chanceOf } from './random.ts'
import { pages, scans, texts, words } from './ways.ts'

/** A file and what a person reads in it; `cased` is false where its fonts do not tell which letters are capitals. */
export type Made = {
  name: string
  kind: 'docx' | 'doc' | 'pdf' | 'html' | 'txt' | 'scan'
  path: string
  truth: Truth
  cased: boolean
}

/**
 * The files of the bench whose kinds and names are wanted, such as `scan/form-200`, written into a folder, and the programs
 * without which some could not be made.
 */
export async function madeFiles(
  folder: string,
  seed: number,
  isWanted: (name: string) => boolean,
): Promise<{ files: Made[]; missing: string[] }> {
  const files: Made[] = []
  const missing: string[] = []
  let count = 0
  const blocksOf = (paper: keyof typeof papers) => papers[paper](chanceOf(seed * 1000 + count++))
  const add = (
    kind: Made['kind'],
    name: string,
    blocks: Block[],
    path: string,
    how: { cased?: boolean; notesAtEnd?: boolean; cells?: boolean } = {},
  ) => files.push({ name, kind, path, truth: truthOf(blocks, how), cased: how.cased ?? true })
  for (const kind of ['docx', 'doc', 'pdf', 'html', 'txt', 'scan']) await mkdir(join(folder, kind), { recursive: true })

  const drafts = words.map(([name, paper, look]) => ({ name, look, blocks: blocksOf(paper) }))
  const isCased = ({ look }: (typeof drafts)[number]) => !look.encoded
  for (const { name, look, blocks } of drafts)
    await writeFile(join(folder, 'docx', `${name}.docx`), asDocx(blocks, look))
  for (const draft of drafts)
    add('docx', draft.name, draft.blocks, join(folder, 'docx', `${draft.name}.docx`), { cased: isCased(draft) })

  const program = await office()
  if (!program) missing.push('LibreOffice: no DOC, no PDF of it')
  else
    for (const kind of ['doc', 'pdf'] as const) {
      // What LibreOffice has no font for it prints in letters of another set.
      const fit = drafts.filter(({ look }) => kind === 'doc' || !look.encoded)
      const from = fit.map(({ name }) => join(folder, 'docx', `${name}.docx`))
      await converted(program, kind === 'doc' ? 'doc:MS Word 97' : 'pdf', from, join(folder, kind))
      for (const draft of fit)
        add(kind, draft.name, draft.blocks, join(folder, kind, `${draft.name}.${kind}`), { cased: isCased(draft) })
    }

  const sheets = pages.map(([name, paper, look]) => ({ name, look, blocks: blocksOf(paper) }))
  for (const { name, look, blocks } of sheets) {
    const path = join(folder, 'html', `${name}.html`)
    await writeFile(path, asHtml(blocks, look))
    add('html', name, blocks, path, { notesAtEnd: true })
  }
  if (noBrowser) missing.push('Chromium: no PDF of it')
  else {
    const browser = await startBrowser()
    const tab = await browser.newPage()
    for (const { name, look, blocks } of sheets) {
      const path = join(folder, 'pdf', `${name}-printed.pdf`)
      await tab.setContent(asHtml(blocks, { ...look, menus: false }))
      const over = {
        displayHeaderFooter: true,
        headerTemplate: `<div style="font-size:9px;width:100%;text-align:center">${look.running}</div>`,
        footerTemplate:
          '<div style="font-size:9px;width:100%;text-align:center"><span class="pageNumber"></span></div>',
      }
      const margin = { top: '2cm', bottom: '2cm', left: '2.5cm', right: '2cm' }
      await tab.pdf({ path, format: 'A4', margin, ...(look.running ? over : {}) })
      // On paper a note is told by its small letters, and goes back to what bears its mark.
      add('pdf', `${name}-printed`, blocks, path)
    }
    await browser.close()
  }

  for (const [name, paper, { width, bytes = Buffer.from, cased = true }] of texts) {
    const blocks = blocksOf(paper)
    const path = join(folder, 'txt', `${name}.txt`)
    await writeFile(path, bytes(asText(blocks, { width })))
    // A text has lines and no cells.
    add('txt', name, blocks, path, { cased, cells: false })
  }

  const paint = (await poppler()) ? await painter() : null
  if (!paint) missing.push('poppler or ImageMagick: no scans')
  else
    for (const [name, of, how] of scans) {
      if (!isWanted(`scan/${name}`)) continue
      const printed = files.find(({ kind, name: other }) => kind === 'pdf' && other === of)
      if (!printed) continue
      const path = join(folder, 'scan', `${name}.pdf`)
      await mkdir(join(folder, 'pictures', name), { recursive: true })
      await writeFile(path, await asScan(paint, printed.path, join(folder, 'pictures', name), how))
      files.push({ ...printed, name, kind: 'scan', path })
    }
  return { files: files.filter(({ kind, name }) => isWanted(`${kind}/${name}`)), missing }
}
