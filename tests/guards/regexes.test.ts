import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Regex, regexesOf, steepnessOf } from '../support/regexes.ts'
import { projectRoot, sourceFiles } from '../support/source-files.ts'

const sources = ['core', 'bot', 'miniapp/src'].flatMap((folder) => sourceFiles(folder))
const built = sources.map((file) => ({ file, ...regexesOf(file) }))
const shown = ({ source, flags }: Regex) => `/${source.slice(0, 120)}/${flags}`

// What is built while the service runs, with a sample of it: a pattern of a name that an office chose, its signs escaped.
const builtLater: Record<string, Regex[]> = {
  'bot/zalo/events.ts': [{ source: '@\\s{0,3}loa\\s{1,9}phuong(?![\\p{L}\\p{M}\\p{N}])', flags: 'gu' }],
  'core/quizzes/paper.ts': [{ source: '^A\\s?[.):/]', flags: 'i' }],
}

/** The patterns that files build of parts as they are loaded, each with where that is done. */
async function builtOnLoad(paths: string[]): Promise<(Regex & { place: string })[]> {
  const made: (Regex & { place: string })[] = []
  const Own = globalThis.RegExp
  globalThis.RegExp = new Proxy(Own, {
    construct(target, [source, flags = '']: [string | RegExp, string?]) {
      const place = new Error().stack?.split('\n')[2]?.trim() ?? ''
      made.push({ source: source instanceof Own ? source.source : source, flags, place })
      return new target(source, flags)
    },
  })
  try {
    for (const path of paths) await import(join(projectRoot, path))
  } finally {
    globalThis.RegExp = Own
  }
  return made
}

describe('a pattern takes no longer than its text is long', () => {
  it.each(built.filter(({ literals }) => literals.length > 0))('in $file.path', ({ literals }) => {
    const steep = literals.flatMap((regex) => {
      const why = steepnessOf(regex)
      return why ? [`${shown(regex)}: ${why}`] : []
    })
    expect(steep).toEqual([])
  })

  it('where it is built of parts, as files are loaded or as the list above says', async () => {
    const builders = built.filter(({ file, builds }) => builds.length > 0 && !builtLater[file.path])
    const onLoad = await builtOnLoad(builders.map(({ file }) => file.path))
    const unseen = builders.filter(({ file, builds }) => {
      const places = onLoad.flatMap(({ place }) => (place.includes(file.path) ? [place] : []))
      return new Set(places).size < builds.length
    })
    expect(unseen.map(({ file }) => file.path)).toEqual([])
    const steep = [...onLoad, ...Object.values(builtLater).flat()].flatMap((regex) => {
      const why = steepnessOf(regex)
      return why ? [`${shown(regex)}: ${why}`] : []
    })
    expect(steep).toEqual([])
  })
})

describe('what tells a steep pattern', () => {
  it.each<[string, string]>([
    ['\\s+$', ''],
    ['a+b', 'g'],
    ['<x>[^]*?</x>', ''],
    ['\\d+[a-z]*\\d+$', ''],
    ['(?:a+)+$', ''],
    ['(?<=x\\s*)y', 'g'],
    ['[.,](?=.*[.,])', 'g'],
    ['“[^”]{0,4000}”', 'g'],
    ['^\\s*,?\\s*x', ''],
    ['\\S@\\S+\\.\\S', ''],
  ])('sees /%s/%s', (source, flags) => {
    expect(steepnessOf({ source, flags })).not.toBeNull()
  })

  it.each<[string, string]>([
    ['(?<!\\s)\\s+$', ''],
    ['<!--[\\s\\S]*?(?:-->|$)', 'g'],
    ['“[^“”]+”', 'g'],
    ['^\\s*(?:,\\s*)?x', ''],
    ['\\s+', 'g'],
    ['x.{0,40}y', ''],
    ['\\S@[^\\s@]+\\.\\S', ''],
  ])('lets /%s/%s pass', (source, flags) => {
    expect(steepnessOf({ source, flags })).toBeNull()
  })
})
