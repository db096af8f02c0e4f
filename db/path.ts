import { resolve } from 'node:path'

/** The path that a `file:` URL names. */
export const pathOf = (url: string) => resolve(url.slice('file:'.length).replace(/\?.*$/, ''))
