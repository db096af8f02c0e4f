/** One exchange: a call that the service made, or a webhook delivered to it. */
export type WireEntry = {
  seq: number
  /** On the simulator's clock. */
  at: number
  direction: 'call' | 'webhook'
  /** `POST /v3.0/oa/message/cs`, or the event's name. */
  title: string
  method: string
  url: string
  request: { headers: Record<string, string>; body: string }
  /** Null when no reply came. */
  reply: { status: number; body: string } | null
  /** Why there is no reply, or which fault was played. */
  note?: string
  messageIds: string[]
}

export type Wire = { entries: WireEntry[]; add(entry: Omit<WireEntry, 'seq'>): WireEntry }

const longestBody = 16_384

export function createWire(limit: number, onAdd: (entry: WireEntry) => void): Wire {
  const entries: WireEntry[] = []
  let seq = 0
  return {
    entries,
    add(input) {
      seq += 1
      const entry: WireEntry = {
        ...input,
        seq,
        request: { ...input.request, body: shorten(input.request.body) },
        reply: input.reply && { ...input.reply, body: shorten(input.reply.body) },
      }
      entries.push(entry)
      // In lumps: dropping the first of a long array on every call is slow.
      if (entries.length > limit * 1.25) entries.splice(0, entries.length - limit)
      onAdd(entry)
      return entry
    },
  }
}

const shorten = (body: string) =>
  body.length <= longestBody ? body : `${body.slice(0, longestBody)}… (${body.length - longestBody} more characters)`

/** Every message id that a JSON text speaks of, whatever its shape. */
export function messageIdsIn(json: string): string[] {
  const ids = new Set<string>()
  for (const match of json.matchAll(/"(?:msg_id|message_id|quote_msg_id|quote_message_id)"\s*:\s*"([0-9a-f]+)"/g))
    ids.add(match[1]!)
  for (const match of json.matchAll(/"msg_ids"\s*:\s*\[([^\]]*)\]/g))
    for (const id of match[1]!.matchAll(/"([0-9a-f]+)"/g)) ids.add(id[1]!)
  return [...ids]
}
