import { randomUUID } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { S3mini } from 's3mini'
import type { BackupConfig } from '../config.ts'
import { removeAbandoned } from './make.ts'

/** A place on another disk or machine where backups stand too, by their names. */
export type Elsewhere = {
  /** What an operator calls it. */
  where: string
  /** The files of the place and their sizes in bytes. */
  sizes(): Promise<Map<string, number>>
  put(path: string, name: string): Promise<void>
  fetch(name: string, path: string): Promise<void>
  remove(name: string): Promise<void>
}

/** The place that the settings name: a folder, or a bucket of a storage that speaks S3; null where they name none. */
export function elsewhereOf(config: BackupConfig): Elsewhere | null {
  const { BACKUP_COPY: where } = config
  if (!where) return null
  return /^https?:/.test(where) ? bucket(where, config) : folder(where)
}

function folder(where: string): Elsewhere {
  return {
    where,
    async sizes() {
      const names = await readdir(where).catch(() => [])
      const sizes = await Promise.all(names.map(async (name) => (await stat(join(where, name))).size))
      return new Map(names.map((name, at) => [name, sizes[at] as number]))
    },
    async put(path, name) {
      await mkdir(where, { recursive: true, mode: 0o700 })
      await removeAbandoned(where)
      // Another may carry the same one.
      const part = join(where, `${name}.${randomUUID().slice(0, 8)}.part`)
      try {
        await copyFile(path, part)
        const file = await open(part, 'r+')
        await file.chmod(0o600)
        await file.sync().finally(() => file.close())
        await rename(part, join(where, name))
      } finally {
        await rm(part, { force: true })
      }
    },
    fetch: (name, path) => copyFile(join(where, name), path),
    remove: (name) => rm(join(where, name), { force: true }),
  }
}

// Parts of a file are sent one after the other, each anew where it failed: a line of an office may be slow and break.
const partBytes = 8 * 1024 * 1024
const partMs = 10 * 60_000

function bucket(where: string, config: BackupConfig): Elsewhere {
  const url = new URL(where)
  const [name = '', ...folders] = url.pathname.split('/').filter(Boolean)
  const prefix = folders.map((one) => `${one}/`).join('')
  const storage = new S3mini({
    endpoint: `${url.origin}/${name}`,
    accessKeyId: config.BACKUP_COPY_KEY_ID ?? '',
    secretAccessKey: config.BACKUP_COPY_SECRET ?? '',
    region: config.BACKUP_COPY_REGION,
    minPartSize: partBytes,
    requestAbortTimeout: partMs,
  })
  return {
    where,
    async sizes() {
      const objects = await storage.listObjects('/', prefix)
      // What the storage answers with 404 comes back as null, which would be taken for an empty place.
      if (!objects) throw new Error(`there is no bucket ${name}`)
      return new Map(objects.map(({ Key, Size }) => [Key.slice(prefix.length), Number(Size)]))
    },
    async put(path, file) {
      await storage.putAnyObject(prefix + file, await openAsBlob(path), 'application/vnd.sqlite3')
    },
    async fetch(file, path) {
      const found = await storage.getObjectResponse(prefix + file)
      if (!found?.body) throw new Error(`it holds no ${file}`)
      await pipeline(found.body, createWriteStream(path, { mode: 0o600 }))
    },
    async remove(file) {
      await storage.deleteObject(prefix + file)
    },
  }
}
