import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

type Look = {
  widths?: readonly number[]
  /** Size of the letters in percent. */
  letters?: number
}

/**
 * Nothing runs out of the screen sideways at any of these widths; what is drawn follows a new width a moment later.
 * `SHOTS` names a folder that keeps how it looked.
 */
export async function expectFits(
  page: Page,
  name: string,
  { widths = [1440, 1024, 768, 390, 320], letters = 100 }: Look = {},
): Promise<void> {
  const size = (value: string) => page.evaluate(`document.documentElement.style.fontSize = '${value}'`)
  if (letters !== 100) await size(`${letters}%`)
  await page.evaluate('document.fonts.ready')
  for (const width of widths) {
    const message = `${name} at ${width}, letters of ${letters} %: pixels beyond the right edge`
    await page.setViewportSize({ width, height: 900 })
    await page.locator('.loading').first().waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(beyond), { message }).toBeLessThanOrEqual(0)
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/${name}-${width}-${letters}.png`,
        fullPage: !(await page.getByRole('dialog').first().isVisible()),
      })
  }
  if (letters !== 100) await size('')
}
