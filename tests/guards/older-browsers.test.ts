import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

// Chrome 92 and Safari 15.4 have none of these, and no build adds them. A browser of that age sees an empty page.
const methods =
  /\.(findLast(Index)?|to(Sorted|Reversed|Spliced)|with|groupBy|fromAsync|withResolvers|isWellFormed|throwIfAborted|canParse|checkVisibility|\w+Popover|requestClose|startViewTransition|randomUUID|hasOwn)\(|AbortSignal\.\w+\(|\b(structuredClone|requestIdleCallback)\(/
const styles = /color-mix\(|light-dark\(|oklch\(|@starting-style|field-sizing/
const heights = /\d[dsl]vh\b/

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

test('the screens call no method that their oldest browsers lack', () => {
  const calling = sourceFiles('miniapp/src').flatMap(({ path, text }) => {
    const found = methods.exec(withoutComments(text))
    return found ? [`${path}: ${found[0]}`] : []
  })
  expect(calling).toEqual([])
})

test('a style that their oldest browsers cannot read has one beside it that they can', () => {
  const asking = /@supports[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}/g
  const alone = sourceFiles('miniapp/src', ['.css', '.ts', '.tsx']).filter(({ path, text }) => {
    const always = withoutComments(text).replace(asking, '')
    return styles.test(always) || (path.endsWith('.css') && heights.test(always))
  })
  expect(alone.map(({ path }) => path)).toEqual([])
})
