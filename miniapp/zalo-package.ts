import { readFile } from 'node:fs/promises'
import type { Plugin, Rolldown } from 'vite'

/** What of a build loads first, as Zalo's shell wants it listed: styles, the page's own scripts, and what those import. */
export function listsOf(files: Rolldown.OutputBundle) {
  const all = Object.values(files)
  const entries = all.filter((file) => file.type === 'chunk' && file.isEntry)
  const imported = new Set<string>()
  // What a script needs stands before it.
  const follow = (paths: string[]) => {
    for (const path of paths) {
      const file = files[path]
      if (file?.type !== 'chunk' || imported.has(path)) continue
      follow(file.imports)
      imported.add(path)
    }
  }
  for (const entry of entries) if (entry.type === 'chunk') follow(entry.imports)
  return {
    listCSS: all.map(({ fileName }) => fileName).filter((path) => path.endsWith('.css')),
    listSyncJS: entries.map(({ fileName }) => fileName),
    listAsyncJS: [...imported],
    pages: [],
  }
}

/** Zalo's shell ignores the page and loads the files that `app-config.json` names. */
export const zaloPackage = (root: string): Plugin => ({
  name: 'zalo-package',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const config = JSON.parse(await readFile(`${root}/app-config.json`, 'utf8')) as object
    const source = JSON.stringify({ ...config, ...listsOf(bundle) }, null, 2)
    this.emitFile({ type: 'asset', fileName: 'app-config.json', source })
  },
})
