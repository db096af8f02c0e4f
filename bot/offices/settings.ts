import type { ObjectStorage } from '../../db/object/storage.ts'
import { type Config, ConfigError, type Environment, keysOf, serviceConfig } from '../config.ts'
import { cryptWith } from '../crypt.ts'

const key = 'settings'

/**
 * What one office sets for itself, over what the deployment sets for all: its account, its secrets, its address. It rests in
 * the object sealed with the deployment's key, apart from the tables.
 */
export async function keepSettings(storage: ObjectStorage, env: Environment, given: Environment): Promise<void> {
  serviceConfig(together(env, given))
  storage.kv.put(key, await cryptWith(keysOf(env)).seal(JSON.stringify(given)))
}

/** Null where nobody has made an office here: its name is a host that somebody asked for. */
export async function settingsOf(storage: ObjectStorage, env: Environment): Promise<Config | null> {
  const sealed = storage.kv.get(key)
  if (typeof sealed !== 'string') return null
  return serviceConfig(together(env, JSON.parse(await cryptWith(keysOf(env)).unseal(sealed))))
}

/** Settings as they may come from outside: texts by their names. */
export function settingsIn(json: unknown): Environment {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ConfigError(['settings are an object'])
  const odd = Object.entries(json).find(([, value]) => typeof value !== 'string')
  if (odd) throw new ConfigError([`${odd[0]} is not a text`])
  return json as Environment
}

// What belongs to the deployment or to a file, and would be misread as an office's.
const ofNoOffice = [
  'OPERATOR_KEY',
  'EVENTS_HOST',
  'DATABASE_URL',
  'DATABASE_AUTH_TOKEN',
  'BACKUP_FOLDER',
  'BACKUP_COPY',
]

function together(env: Environment, given: Environment): Environment {
  const both = { ...env, ...given }
  for (const name of ofNoOffice) delete both[name]
  return both
}
