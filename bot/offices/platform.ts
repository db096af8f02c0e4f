import type { ObjectStorage } from '../../db/object/storage.ts'
import type { Environment } from '../config.ts'

// What Loa uses of the Workers platform; its own types are of another global scope than the rest of the service.

export type AssetStore = { fetch(request: string): Promise<Response> }
export type Waiter = { waitUntil(promise: Promise<unknown>): void }
export type ObjectState = { storage: ObjectStorage } & Waiter
export type ObjectStub = { fetch(request: Request): Promise<Response> }
export type ObjectNamespace = { idFromName(name: string): unknown; get(id: unknown): ObjectStub }

/** `OFFICE` and `DIRECTORY` are there where each office is an object. */
export type Bindings = Environment & { ASSETS?: unknown; OFFICE?: unknown; DIRECTORY?: unknown }
export type Objects = { OFFICE: ObjectNamespace; DIRECTORY: ObjectNamespace }

/** The settings among the bindings. */
export function environmentOf(bindings: Bindings): Environment {
  const texts = Object.entries(bindings as Record<string, unknown>).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as Environment
}

/** The screens' built files, as the platform serves them. */
export const assetsOf = (bindings: Bindings) => async (path: string) => {
  if (!bindings.ASSETS) return null
  const found = await (bindings.ASSETS as unknown as AssetStore).fetch(`http://assets/${path}`)
  return found.ok ? new Response(found.body, found) : null
}
