/** A text of at most `longest` letters and a mark that there was more, cut between words where there is a place to. */
export function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text
  const room = text.slice(0, longest + 1)
  const space = room.lastIndexOf(' ')
  return `${room.slice(0, space > longest / 2 ? space : longest).replace(/(?<![\s,;:–-])[\s,;:–-]+$/, '')}…`
}
