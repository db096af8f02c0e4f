/** One question of a GIFT file as it is written, without comments; `tags` are those that comments and its category give. */
export type Block = { at: number; source: string; tags: string[] }

const tag = /\[tag:([^\]]{1,200})\]/gu

/** The questions of a GIFT file: an empty line ends each. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: { at: number; lines: string[] } | null = null
  let subject: string[] = []
  let tags: string[] = []
  const end = () => {
    if (open) blocks.push({ at: open.at, source: open.lines.join('\n').trim(), tags: [...subject, ...tags] })
    if (open) tags = []
    open = null
  }
  for (const [index, raw] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const line = raw.trim()
    if (line.startsWith('//')) tags.push(...Array.from(line.matchAll(tag), ([, name = '']) => unwritten(name)))
    else if (!line) end()
    else if (!open && line.startsWith('$CATEGORY:')) subject = subjectOf(line.slice('$CATEGORY:'.length))
    else if (open) (open as { lines: string[] }).lines.push(raw)
    else open = { at: index + 1, lines: [raw] }
  }
  end()
  return blocks
}

const unwritten = (name: string) => name.replace(/\\(.)/gu, '$1').trim()

function subjectOf(path: string): string[] {
  const last = path.trim().split('/').at(-1)?.trim() ?? ''
  return !last || /^(?:\$|top$|default for|mặc định)/iu.test(last) ? [] : [last]
}
