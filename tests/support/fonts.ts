import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const files = createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')
const fonts = new URL('./files/', `file://${files}`)

/** The face as the package has it, where the build puts it beside the screens. */
export const fontAssets = async (path: string) =>
  new Response(
    new Uint8Array(
      await readFile(new URL(path.replace(/^fonts\/(.+)\.woff$/, 'be-vietnam-pro-$1-normal.woff'), fonts)),
    ),
  )
