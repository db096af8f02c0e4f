import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const attribute = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, path]) => path!.replace(/^\.\//, ''))

/** What of a built page loads first, as Zalo's shell wants it listed. */
export const listsOf = (html: string) => ({
  listCSS: attribute(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g),
  listSyncJS: attribute(html, /<script[^>]*src="([^"]+)"/g),
  listAsyncJS: [] as string[],
})

/** Zalo's shell ignores the page and loads the files that `app-config.json` names. */
export const zaloPackage = (root: string): Plugin => ({
  name: 'zalo-package',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const page = bundle['index.html']
    if (page?.type !== 'asset') throw new Error('the build made no index.html')
    const config = JSON.parse(await readFile(`${root}/app-config.json`, 'utf8')) as object
    const source = JSON.stringify({ ...config, ...listsOf(String(page.source)) }, null, 2)
    this.emitFile({ type: 'asset', fileName: 'app-config.json', source })
  },
})
