/** The longest side of what is sent: enough to read a house number, small enough for a slow network. */
const longestSide = 1600
const quality = 0.8
const previewSide = 240

export type ScaledPicture = { file: File; preview: string }

/**
 * A picture drawn anew by the browser, scaled and upright, so that nothing of the place, the time or the phone stays in it.
 * @throws where the browser cannot open it
 */
export async function scaledPicture(file: File): Promise<ScaledPicture> {
  const image = new Image()
  // The page's policy lets no blob be drawn, so the bytes come as a text.
  image.src = await asText(file)
  await image.decode()
  const canvas = drawn(image, longestSide)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!blob) throw new Error('not drawn')
  const preview = drawn(image, previewSide).toDataURL('image/jpeg', 0.7)
  return { file: new File([blob], 'anh.jpg', { type: 'image/jpeg' }), preview }
}

function drawn(image: HTMLImageElement, longest: number): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(naturalHeight * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

const asText = (file: Blob) =>
  new Promise<string>((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(file)
  })
