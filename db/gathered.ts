type Asked<In, Out> = { entry: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

/**
 * Reads together what is asked for within one turn of the event loop, so that a statement is prepared once for all of it.
 *
 * @param read answers one result an entry, in order
 */
export function gathered<In, Out>(
  read: (batch: In[]) => Promise<Out[]>,
  { batchLimit = 500 } = {},
): (entry: In) => Promise<Out> {
  let asked: Asked<In, Out>[] = []

  async function answer(batch: Asked<In, Out>[]) {
    try {
      const results = await read(batch.map(({ entry }) => entry))
      batch.forEach(({ resolve }, i) => {
        resolve(results[i] as Out)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  function turn() {
    const all = asked
    asked = []
    for (let from = 0; from < all.length; from += batchLimit) void answer(all.slice(from, from + batchLimit))
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      if (asked.push({ entry, resolve, reject }) === 1) setImmediate(turn)
    })
}
