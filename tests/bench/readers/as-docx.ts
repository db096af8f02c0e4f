import { docxOf, wordPart } from '../../support/docx.ts'
import { articleLabel, type Block, type Cell } from './blocks.ts'

/** How a Word document is written; what is left out is as most offices have it. */
export type WordLook = {
  /** Whether Word counts the numbers of articles, clauses and points by itself. */
  counted?: boolean
  font?: string
  /** The font of letters that it has as capitals, in old sets of fonts. */
  capitalFont?: string
  /** Turns the words into the letters that a font of before Unicode has for them. */
  encoded?: (text: string) => string
  /** Capitals by format: the file has small letters. */
  capitals?: boolean
  tables?: 'lines' | 'dotted' | 'none'
  columns?: number
  running?: string
  watermark?: string
  /** In twentieths of a point, between the letters of headings. */
  spaced?: number
  /** The labels of articles are typed with a blank between their letters: "Đ i ề u 1.". */
  apart?: boolean
  /** Former words that a reviewer deleted and nobody accepted. */
  deleted?: string
  /** Words are cut into runs where Word's spelling check or an editing hand did. */
  cut?: boolean
  /** Rows begin behind columns that are left free (w:gridBefore). */
  indented?: boolean
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const pageSize =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="600" w:footer="600" w:gutter="0"/>'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word document's XML as libraries and Word itself write it. */
export function asDocx(blocks: Block[], look: WordLook = {}): Buffer {
  const { font = 'Times New Roman', encoded = (text: string) => text, tables = 'lines' } = look
  const notes: string[] = []
  let list = 0

  const letters = (text: string, more = '') => {
    const isCapital = look.capitalFont && text === text.toUpperCase() && /\p{L}/u.test(text)
    const own = isCapital ? look.capitalFont : font
    const fonts = `<w:rFonts w:ascii="${own}" w:hAnsi="${own}" w:cs="${own}"/>`
    return `<w:r><w:rPr>${fonts}${more}</w:rPr><w:t xml:space="preserve">${escaped(encoded(isCapital ? text.toLowerCase() : text))}</w:t></w:r>`
  }
  const runs = (text: string, more = '') => {
    if (look.capitals && text === text.toUpperCase() && /\p{L}{2}/u.test(text))
      return letters(text.toLowerCase(), `${more}<w:caps/>`)
    if (!look.cut) return letters(text, more)
    return (text.match(/.{1,11}/gsu) ?? []).map((part) => letters(part, more)).join('<w:proofErr w:type="spellStart"/>')
  }
  const paragraph = (words: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${words}</w:p>`
  const noted = (note?: string) => {
    if (!note) return ''
    notes.push(note)
    return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${notes.length}"/></w:r>`
  }
  const counted = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list + 1}"/></w:numPr>`
  /** A block that begins with a label, counted by Word or typed. */
  const labelled = (level: number, label: string, text: string, more = '', behind = '') =>
    look.counted
      ? paragraph(runs(text, more) + behind, counted(level))
      : paragraph(runs(`${label} ${text}`, more) + behind, '<w:ind w:firstLine="567"/>')
  const centred = '<w:jc w:val="center"/>'
  const bold = '<w:b/>'
  const heading = `${bold}${look.spaced ? `<w:spacing w:val="${look.spaced}"/>` : ''}`

  const grid = (widths: number[]) =>
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  const box = (words: string, width: number, more = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${words}</w:tc>`
  const beside = (left: string[], right: string[]) => {
    const column = (lines: string[]) => box(lines.map((line) => paragraph(runs(line), centred)).join(''), 4700)
    return `<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr>${grid([4700, 4700])}<w:tr>${column(left)}${column(right)}</w:tr></w:tbl>`
  }

  function table(rows: Cell[][]): string {
    const columns = (rows[0] ?? []).reduce((sum, { across = 1 }) => sum + across, 0)
    const width = Math.floor(9000 / columns)
    const edge = (side: string) =>
      `<w:${side} w:val="${tables === 'dotted' ? 'dotted' : 'single'}" w:sz="4" w:space="0" w:color="000000"/>`
    const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')
    const borders = tables === 'none' ? '' : `<w:tblBorders>${edges}</w:tblBorders>`
    const left = Array.from({ length: columns }, () => 0)
    const shift = look.indented ? 1 : 0
    const xml = rows.map((row, at) => {
      const waiting = [...row]
      let cells = ''
      for (let column = 0; column < columns; ) {
        const goesOn = (left[column] ?? 0) > 0
        const cell = goesOn ? { text: '' } : (waiting.shift() ?? { text: '' })
        const { down = 1, across = 1 } = cell
        if (goesOn) left[column] = (left[column] ?? 1) - 1
        else left[column] = down - 1
        const span = across > 1 ? `<w:gridSpan w:val="${across}"/>` : ''
        const merge = goesOn ? '<w:vMerge/>' : down > 1 ? '<w:vMerge w:val="restart"/>' : ''
        cells += box(paragraph(runs(cell.text)), width * across, span + merge)
        column += across
      }
      const before =
        shift && at > 0 ? `<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="300" w:type="dxa"/></w:trPr>` : ''
      const filler = shift && at === 0 ? box(paragraph(''), 300) : ''
      return `<w:tr>${before}${filler}${cells}</w:tr>`
    })
    const widths = [...(shift ? [300] : []), ...Array.from({ length: columns }, () => width)]
    return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>${borders}</w:tblPr>${grid(widths)}${xml.join('')}</w:tbl>${paragraph('')}`
  }

  const floating = (text: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="5400000" cy="400000"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Hộp chữ 7"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${paragraph(runs(text))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:425pt;height:31pt"><v:textbox><w:txbxContent>${paragraph(runs(text))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`

  const deletion = look.deleted
    ? `<w:del w:id="90" w:author="Soát"><w:r><w:delText xml:space="preserve">${look.deleted}</w:delText></w:r></w:del>`
    : ''

  // What stands above the columns is a section of its own.
  const oneColumn = look.columns ? paragraph('', `<w:sectPr>${pageSize}</w:sectPr>`) : ''

  function xmlOf(block: Block): string {
    switch (block.is) {
      case 'head':
      case 'sign':
        return beside(block.left, block.right) + paragraph('')
      case 'title':
        return block.lines.map((line) => paragraph(runs(line, bold), centred)).join('') + oneColumn
      case 'attached':
        list += 1
        return [
          ...block.lines.map((line, i) =>
            paragraph(runs(line, bold), i === 0 ? `<w:pageBreakBefore/>${centred}` : centred),
          ),
          paragraph(runs(block.under, '<w:i/>'), centred),
        ].join('')
      case 'text':
        return paragraph(runs(block.text) + deletion + noted(block.note), '<w:jc w:val="both"/>')
      case 'division':
        return paragraph(runs(block.label, heading), centred) + paragraph(runs(block.title, heading), centred)
      case 'article': {
        const label = articleLabel(block.number)
        return labelled(0, look.apart ? [...label.replace(' ', '')].join(' ') : label, block.heading, heading)
      }
      case 'clause':
        return labelled(1, `${block.number}.`, block.text, '', noted(block.note))
      case 'point':
        return labelled(2, `${block.letter})`, block.text)
      case 'part':
        return paragraph(runs(`${block.roman}. ${block.text}`, bold))
      case 'table':
        return table(block.rows)
      case 'box':
        return floating(block.text)
    }
  }

  const body = blocks.map(xmlOf).join('')
  const columns = look.columns ? `<w:cols w:num="${look.columns}" w:space="500"/>` : ''
  const over = look.running || look.watermark
  const section = `<w:sectPr>${over ? '<w:headerReference w:type="default" r:id="h1"/>' : ''}${look.running ? '<w:footerReference w:type="default" r:id="f1"/>' : ''}${look.columns ? '<w:type w:val="continuous"/>' : ''}${pageSize}${columns}</w:sectPr>`
  const parts: Record<string, string> = {
    'word/document.xml': wordPart('document', `<w:body>${body}${section}</w:body>`),
    'word/styles.xml': wordPart(
      'styles',
      `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    ),
    'word/numbering.xml': wordPart('numbering', listsXml(list + 1)),
    'word/footnotes.xml': wordPart(
      'footnotes',
      notes
        .map(
          (note, i) =>
            `<w:footnote w:id="${i + 1}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${runs(` ${note}`, '<w:sz w:val="20"/>')}</w:p></w:footnote>`,
        )
        .join(''),
    ),
    'word/header1.xml': wordPart(
      'hdr',
      paragraph((look.running ? runs(look.running) : '') + (look.watermark ? wordArt(look.watermark) : '')),
    ),
    'word/footer1.xml': wordPart(
      'ftr',
      paragraph(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, centred),
    ),
  }
  const used = Object.keys(parts).filter((name) => name !== 'word/document.xml')
  return docxOf('', { ...parts, ...boxOf(used) })
}

const kinds: Record<string, string> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  header1: 'header',
  footer1: 'footer',
}
const ids: Record<string, string> = { header1: 'h1', footer1: 'f1' }
const baseOf = (name: string) => name.replace('word/', '').replace('.xml', '')

/** What tells of the parts: which kind each is, and how the document refers to it. */
function boxOf(names: string[]): Record<string, string> {
  const overrides = names.map(
    (name) => `<Override PartName="/${name}" ContentType="${types}.${kinds[baseOf(name)]}+xml"/>`,
  )
  const links = names.map((name, i) => {
    const base = baseOf(name)
    return `<Relationship Id="${ids[base] ?? `p${i}`}" Type="${relations}/${kinds[base]}" Target="${base}.xml"/>`
  })
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>${overrides.join('')}</Types>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
  }
}

/** One list a document, "Điều 1." above "1." above "a)"; each text that is attached counts anew. */
function listsXml(many: number): string {
  const texts = [
    ['decimal', 'Điều %1.'],
    ['decimal', '%2.'],
    ['lowerLetter', '%3)'],
  ] as const
  const levels = texts.map(
    ([format, text], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`,
  )
  const starts = texts
    .map((_, i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="1"/></w:lvlOverride>`)
    .join('')
  const lists = Array.from(
    { length: many },
    (_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="0"/>${i > 0 ? starts : ''}</w:num>`,
  )
  return `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>${lists.join('')}`
}

const wordArt = (text: string) =>
  `<w:r><w:pict><v:shape id="WordArt1" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:90pt;rotation:315;z-index:-2;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="${text}"/></v:shape></w:pict></w:r>`
