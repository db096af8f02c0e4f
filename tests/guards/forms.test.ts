import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

const screens = sourceFiles('miniapp/src/console', ['.tsx'])

// Forms with nothing in them that would be missed: a search, a choice, one word.
const nothingWritten = [
  'pages/curated.tsx',
  'pages/digests.tsx',
  'pages/library.tsx',
  'pages/sign-in.tsx',
  'parts/groups/group-tags.tsx',
  'parts/library/try-question.tsx',
]

test('what is written into a form of the console is kept when its writer leaves the page', () => {
  const forgetful = screens
    .filter(({ text }) => text.includes('<form') && !text.includes('useKept('))
    .map(({ path }) => path.replace('miniapp/src/console/', ''))
  expect(forgetful.sort()).toEqual(nothingWritten)
})
