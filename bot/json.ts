// Far more than any platform writes, far less than what ends a stack that walks it.
const deepest = 64

/** What a body, a reply or a line says as JSON; undefined when it is none, or nested deeper than anybody means. */
export function jsonIn(body: string): unknown {
  if (!opensFew(body) && depthOf(body) > deepest) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Whether so few brackets open that they cannot be nested too deep: all that platforms write, and told without a look at each sign. */
function opensFew(json: string): boolean {
  let opened = 0
  for (const bracket of '[{')
    for (let at = json.indexOf(bracket); at >= 0; at = json.indexOf(bracket, at + 1))
      if (++opened > deepest) return false
  return true
}

function depthOf(json: string): number {
  let depth = 0
  let most = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    // What a stroke escapes ends no text.
    if (inText && sign === '\\') at++
    else if (sign === '"') inText = !inText
    else if (!inText && (sign === '[' || sign === '{')) most = Math.max(most, ++depth)
    else if (!inText && (sign === ']' || sign === '}')) depth--
  }
  return most
}
