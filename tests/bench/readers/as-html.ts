import { articleLabel, type Block, type Cell } from './blocks.ts'

/** How a page is set, for a browser to print or for an office to put on the web. */
export type PageLook = {
  tables?: 'lines' | 'dotted' | 'none'
  columns?: number
  watermark?: string
  /** Letters of headings are set apart. */
  spaced?: boolean
  /** What a site has around its text. */
  menus?: boolean
  font?: string
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const strokes = { lines: '1px solid black', dotted: '1px dotted black', none: 'none' }

/** A page as offices write it: the letterhead is a table without lines, notes stand at the end of all. */
export function asHtml(blocks: Block[], look: PageLook = {}): string {
  const { tables = 'lines', columns = 1, font = 'Liberation Serif, Tinos, Noto Serif, serif' } = look
  const notes: string[] = []
  const noted = (note?: string) => {
    if (!note) return ''
    notes.push(note)
    return `<sup>[${notes.length}]</sup>`
  }
  const lines = (all: string[]) => all.map((line) => `<div>${escaped(line)}</div>`).join('')
  const cellOf = ({ text, down = 1, across = 1 }: Cell) =>
    `<td${down > 1 ? ` rowspan="${down}"` : ''}${across > 1 ? ` colspan="${across}"` : ''}>${escaped(text)}</td>`

  function htmlOf(block: Block): string {
    switch (block.is) {
      case 'head':
      case 'sign':
        return `<table class="beside"><tr><td>${lines(block.left)}</td><td>${lines(block.right)}</td></tr></table>`
      case 'title':
        return `<h1>${block.lines.map(escaped).join('<br>')}</h1>`
      case 'attached':
        return `<div class="new">${block.lines.map((line) => `<h2>${escaped(line)}</h2>`).join('')}<p class="middle">${escaped(block.under)}</p></div>`
      case 'text':
        return `<p>${escaped(block.text)}${noted(block.note)}</p>`
      case 'division':
        return `<p class="middle"><b>${block.label}</b></p><p class="middle"><b>${escaped(block.title)}</b></p>`
      case 'article':
        return `<p class="article"><b>${articleLabel(block.number)} ${escaped(block.heading)}</b></p>`
      case 'clause':
        return `<p>${block.number}. ${escaped(block.text)}${noted(block.note)}</p>`
      case 'point':
        return `<p>${block.letter}) ${escaped(block.text)}</p>`
      case 'part':
        return `<p><b>${block.roman}. ${escaped(block.text)}</b></p>`
      case 'table':
        return `<table class="rows">${block.rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</table>`
      case 'box':
        return `<div class="box">${escaped(block.text)}</div>`
    }
  }

  const body = blocks.map(htmlOf).join('\n')
  const foot = notes.map((note, i) => `<p class="note">[${i + 1}] ${escaped(note)}</p>`).join('\n')
  const style = `
    body { font: 13pt/1.35 ${font}; text-align: justify; }
    h1, h2, .middle { text-align: center; font-size: 14pt; }
    table { border-collapse: collapse; width: 100%; margin: 8pt 0; }
    .beside td { text-align: center; width: 50%; vertical-align: top; }
    .rows td { border: ${strokes[tables]}; padding: 3pt; text-align: left; }
    .article { ${look.spaced ? 'letter-spacing: 3pt;' : ''} }
    .text { column-count: ${columns}; column-gap: 24pt; }
    .new { break-before: page; }
    .note { font-size: 10pt; }
    .box { border: 1px solid black; padding: 4pt; }
    .mark { position: fixed; top: 45%; left: 10%; transform: rotate(-45deg); font-size: 60pt; color: #ccc; }`
  const mark = look.watermark ? `<div class="mark">${look.watermark}</div>` : ''
  const [before, behind] = look.menus
    ? [
        '<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li><li><a href="/vb">Văn bản</a></li></ul></nav><main><article>',
        '</article></main><footer><a href="/lh">Liên hệ</a> <a href="/sd">Sơ đồ trang</a></footer>',
      ]
    : ['', '']
  const title = blocks.find(({ is }) => is === 'title')
  const named = title?.is === 'title' ? title.lines.join(' ') : 'Văn bản'
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(named)}</title><style>${style}</style></head><body>${mark}${before}<div class="text">${body}\n${foot}</div>${behind}</body></html>`
}
