const script = /<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const tag = /<[/!]?[a-z][^<>]*>/gi
const mention = /\[@[^[\]\n]*\]|(?<![\p{L}\p{N}])@[\p{L}\p{M}\p{N}_.]+/gu
const placeholder = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|%\d*\$?[sdif](?![\p{L}\p{N}])/gu

/** A question without what was not said: tags, mentions of somebody, the empty places of a template. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(script, ' ')
    .replace(tag, ' ')
    .replace(mention, ' ')
    .replace(placeholder, ' ')
    .replace(/\s+/g, ' ')
    .trim()
