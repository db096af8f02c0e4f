import type { Bindings, ObjectState } from './platform.ts'

/**
 * Which office an official account belongs to: one object for a deployment, asked only where one address takes the events of
 * several accounts. It holds names of hosts and nothing of any office.
 */
export class Directory {
  readonly #state: ObjectState

  constructor(state: ObjectState, _bindings: Bindings) {
    this.#state = state
  }

  /** `GET ?oa=` answers the host, 404 where there is none; `PUT ?oa=&host=` keeps it, 409 where another host has it. */
  async fetch(request: Request): Promise<Response> {
    const { kv } = this.#state.storage
    const { searchParams } = new URL(request.url)
    const key = `oa:${searchParams.get('oa')}`
    const known = kv.get(key)
    if (request.method === 'GET')
      return typeof known === 'string' ? new Response(known) : new Response(null, { status: 404 })
    const host = searchParams.get('host') ?? ''
    if (request.method === 'DELETE') {
      if (known === host) kv.delete(key)
      return new Response(null, { status: 204 })
    }
    if (known !== undefined && known !== host) return new Response(null, { status: 409 })
    kv.put(key, host)
    return new Response(null, { status: 204 })
  }
}
