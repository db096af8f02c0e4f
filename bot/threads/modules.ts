/** What runs in threads of its own. */
export const threadModules = {
  import: '../import/worker.ts',
  search: '../search/worker.ts',
  feed: '../feed/parsing.ts',
  trial: '../trial/worker.ts',
}
