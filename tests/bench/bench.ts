// `npm run bench -- <name>`: one benchmark, one JSON object on standard output.
const benches: Record<string, () => Promise<{ run: () => Promise<object> }>> = {
  all: () => import('./all.ts'),
  webhook: () => import('./webhook.ts'),
  broadcast: () => import('./broadcast.ts'),
  search: () => import('./search.ts'),
  amendments: () => import('./amendments.ts'),
  'search-learn': () => import('./search-learn.ts'),
  'search-trees': () => import('./search-trees.ts'),
  vectors: () => import('./vectors.ts'),
  quiz: () => import('./quiz.ts'),
  room: () => import('./room.ts'),
  'quiz-office': () => import('./quiz-office.ts'),
  miniapp: () => import('./miniapp.ts'),
  import: () => import('./import.ts'),
  readers: () => import('./readers.ts'),
  gatherings: () => import('./gatherings.ts'),
  units: () => import('./units.ts'),
  verify: () => import('./verify.ts'),
  spoken: () => import('./spoken.ts'),
  news: () => import('./news.ts'),
  upgrade: () => import('./upgrade.ts'),
  statistics: () => import('./statistics.ts'),
  'turns-learn': () => import('./turns-learn.ts'),
  feedback: () => import('./feedback.ts'),
  offices: () => import('./offices.ts'),
  litestream: () => import('./litestream.ts'),
}

const name = process.argv[2] ?? ''
const load = benches[name]
if (!load) {
  console.error(`usage: npm run bench -- <${Object.keys(benches).join(' | ')}>`)
  process.exit(2)
}
const { run } = await load()
console.log(JSON.stringify({ bench: name, at: new Date().toISOString(), ...(await run()) }, null, 2))
process.exit(0)

export {}
