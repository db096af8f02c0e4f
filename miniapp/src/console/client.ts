import { createApi, read } from '../api.ts'

/** The console is signed in by the cookie of its own origin. */
export const api = createApi()

// Only until every route has its types.
type Call = (input: { query?: unknown; json?: unknown }) => Promise<{ json: () => Promise<unknown> }>
type Loose = Record<string, unknown> & Record<'$get' | '$post' | '$patch' | '$delete', Call>

const at = (path: string) =>
  path.split('/').reduce((node, part) => node[part] as Loose, api as unknown as Loose) as Loose

type Query = Record<string, string | number | undefined>

export const get = <T>(path: string, query: Query = {}) => {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return read(
    at(path).$get({ query: Object.fromEntries(told.map(([name, value]) => [name, String(value)])) }),
  ) as Promise<T>
}
export const post = <T>(path: string, json: unknown = {}) => read(at(path).$post({ json })) as Promise<T>
export const patch = <T>(path: string, json: unknown) => read(at(path).$patch({ json })) as Promise<T>
export const remove = (path: string) => read(at(path).$delete({}))
