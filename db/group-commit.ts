export class QueueFull extends Error {
  constructor() {
    super('the queue of writes is full')
    this.name = 'QueueFull'
  }
}

const few = 4
const restMs = 1

type Waiting<In, Out> = { entry: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

/**
 * Commits together what arrives together: entries handed in within a millisecond, or while a commit is under way,
 * share the next one and its single fsync. Each caller's promise settles once its own entry is durable.
 *
 * @param commit writes a batch and answers one result an entry, in order
 * @param busyRestMs how long is waited for more where many come: for a commit that costs much whether it is of one or of a hundred
 * @throws QueueFull at the call, once `queueLimit` entries wait: better a 503 than a reply that comes too late
 */
export function groupCommit<In, Out>(
  commit: (batch: In[]) => Promise<Out[]>,
  { batchLimit = 500, queueLimit = 5000, busyRestMs = 4 } = {},
): (entry: In) => Promise<Out> {
  const queue: Waiting<In, Out>[] = []
  let draining = false

  async function drain() {
    while (queue.length > 0) {
      const batch = queue.splice(0, batchLimit)
      try {
        const results = await commit(batch.map(({ entry }) => entry))
        batch.forEach(({ resolve }, i) => {
          resolve(results[i] as Out)
        })
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      await new Promise((resolve) => setTimeout(resolve, batch.length < few ? restMs : busyRestMs))
    }
    draining = false
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      if (queue.length >= queueLimit) return reject(new QueueFull())
      queue.push({ entry, resolve, reject })
      if (draining) return
      draining = true
      setTimeout(() => void drain(), 1)
    })
}
