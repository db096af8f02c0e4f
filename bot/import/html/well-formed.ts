import { defaultTreeAdapter, parse, serialize } from 'parse5'
import { FileRefused } from '../report.ts'

const isXml = /^\s*<\?xml\s/
const selfClosed = /<([a-z][\w:-]{0,40})((?:\s[^<>]{0,5000})?)\/>/gi
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * A page with every tag that its writer may leave out, put where a browser puts it: the parser behind this takes a page as it is
 * written, and a cell that nobody closes would be lost in the one before it.
 */
export const wellFormed = (html: string): string =>
  serialize(parse(isXml.test(html) ? withEndTags(html) : html, { treeAdapter: boundedTree() }))

// No page that a person wrote comes near; what is deeper costs the square of its depth, and no reader behind this gets to its end.
const deepest = 2000

function boundedTree() {
  let depth = 0
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1
      if (depth > deepest) throw new FileRefused('file.unreadable')
    },
    onItemPop: () => {
      depth -= 1
    },
  }
}

/** A page written as XML closes an element in its own tag, which a browser reads as one left open. */
const withEndTags = (html: string) =>
  html.replace(selfClosed, (whole, name: string, rest: string) =>
    empty.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
  )
