import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname
const outputs = ['miniapp/dist', 'miniapp/www']

/** What is built, into which folder, and what it is made from. */
export const screens = { folder: 'miniapp/dist', sources: ['miniapp'] }
export const service = { folder: 'dist', sources: ['bot', 'core', 'db'] }

const stampOf = ({ folder }) => join(root, folder, '.built-from')

/** Whether a folder was built from the sources as they are now; a copy of a built tree is as fresh as the tree. */
export function isFresh(built) {
  try {
    return readFileSync(stampOf(built), 'utf8') === hashOf(built)
  } catch {
    return false
  }
}

/** What says, once it is called, that a folder was built from the sources as they are now: they may change meanwhile. */
export function freshMark(built) {
  const hash = hashOf(built)
  return () => writeFileSync(stampOf(built), hash)
}

function hashOf({ sources }) {
  const hash = createHash('sha256')
  for (const path of [...sources.flatMap(filesIn), 'package-lock.json', 'build.mjs']) {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

// What drizzle-kit keeps of each migration for the next one: most of all bytes, and nothing runs by it.
const isSnapshot = (name) => name.endsWith('_snapshot.json')

/** The files below a folder that what is built comes from, in the order of their names. */
function filesIn(folder) {
  if (outputs.includes(folder)) return []
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const below = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(below)
    return isSnapshot(entry.name) ? [] : [below]
  })
}
