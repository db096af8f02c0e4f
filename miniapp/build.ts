import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const root = import.meta.dirname
const outputs = ['dist', 'www']
const asked = new Set(process.argv.slice(2))

async function newestChange(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))))
}

async function isFresh(): Promise<boolean> {
  const built = await stat(join(root, 'dist/index.html')).catch(() => null)
  if (!built) return false
  const names = (await readdir(root)).filter((name) => !outputs.includes(name))
  const changes = await Promise.all([...names, '../package-lock.json'].map((name) => newestChange(join(root, name))))
  return built.mtimeMs > Math.max(...changes)
}

if (asked.has('--if-missing') && (await isFresh())) {
  console.log('The screens are built already.')
} else {
  const mode = asked.has('--zalo') ? 'zalo' : 'production'
  await build({ configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' })
  console.log(mode === 'zalo' ? 'Built the mini app into miniapp/www.' : 'Built the screens into miniapp/dist.')
}
