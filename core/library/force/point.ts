/** The words of a point "a)" in a clause that holds several; '' when it holds none of that letter. */
export function pointIn(text: string, point: string): string {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.trim().startsWith(`${point})`))
  if (from < 0) return ''
  const next = lines.findIndex((line, i) => i > from && /^\s*[a-zđ]\d{0,2}\)/u.test(line))
  return lines
    .slice(from, next < 0 ? undefined : next)
    .join('\n')
    .trim()
}
