const picture = /([^\\/]{1,200})\.(?:png|jpe?g|jfif|gif|bmp|tiff?|[ew]mf|svg|webp|heic)$/i

/** The words of a picture's file name in capitals, as a stamp bears them: "dau-mat.png" says DAU MAT. None of another name. */
export function wordsOfPicture(path: string): string[] {
  const [, name] = picture.exec(path.slice(-longestPath)) ?? []
  if (!name) return []
  return [
    name
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .replace(/[-_.\s]+/g, ' ')
      .toUpperCase(),
  ]
}

const longestPath = 300
