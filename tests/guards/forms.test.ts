import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

const screens = sourceFiles('miniapp/src/console', ['.tsx'])

// Forms with nothing in them that would be missed: a search, a choice, one word.
const nothingWritten = [
  'pages/curated.tsx',
  'pages/digests.tsx',
  'pages/library.tsx',
  'pages/sign-in.tsx',
  'parts/groups/adopt.tsx',
  'parts/groups/group-people.tsx',
  'parts/library/try-question.tsx',
  'parts/sign-in/code-form.tsx',
  'parts/stream/filters.tsx',
]

test('what is written into a form of the console is kept when its writer leaves the page', () => {
  const forgetful = screens
    .filter(({ text }) => /<form|component="form"/.test(text) && !text.includes('useKept('))
    .map(({ path }) => path.replace('miniapp/src/console/', ''))
  expect(forgetful.sort()).toEqual(nothingWritten)
})

// A search, a group's own name typed to be sure, a day until it is left.
const nothingMissed = [
  'pages/curated.tsx',
  'pages/library.tsx',
  'pages/members.tsx',
  'pages/people.tsx',
  'pages/sign-in.tsx',
  'parts/answers/curated-quotes.tsx',
  'parts/digests/audience.tsx',
  'parts/fields/day-field.tsx',
  'parts/groups/group-settings.tsx',
  'parts/library/try-question.tsx',
  'parts/people/person-picker.tsx',
  'parts/sign-in/code-form.tsx',
  'parts/stream/filters.tsx',
  'parts/tables/sorted-table.tsx',
  'parts/units/tree.tsx',
]

test('what is written into a single field is kept likewise, in a form or out of one', () => {
  const fields = /<(?:TextInput|Textarea|AddressField)\b[\s\S]*?\bvalue=\{(\w+)/g
  const forgetful = screens
    .filter(({ text }) =>
      [...text.matchAll(fields)].some(([, name]) => new RegExp(`const \\[${name}, \\w+\\] = useState`).test(text)),
    )
    .map(({ path }) => path.replace('miniapp/src/console/', ''))
  expect(forgetful.sort()).toEqual(nothingMissed)
})

test('a text is copied by one button of each part, which says what came of it', () => {
  const copying = sourceFiles('miniapp/src', ['.ts', '.tsx']).filter(({ text }) => /copyText|clipboard\./.test(text))
  expect(copying.map(({ path }) => path.replace('miniapp/src/', '')).sort()).toEqual([
    'app/copy-button.tsx',
    'clipboard.ts',
    'console/parts/shared/copy.tsx',
    'platform-here.ts',
  ])
})

// Each is no record that two write over: a yes or a no, one switch, a figure that is kept beside those before it.
const writtenOverByNobody = [
  'parts/groups/group-trouble.tsx',
  'parts/library/relations.tsx',
  'parts/quizzes/results/members-form.tsx',
  'parts/sources/source-card.tsx',
]

test('a screen that edits a record says which it had before it', () => {
  const silent = screens
    .filter(({ text }) => /\$(?:put|patch)\(/.test(text) && !/\b(?:mark|contentHash|version|updatedAt)\b/.test(text))
    .map(({ path }) => path.replace('miniapp/src/console/', ''))
  expect(silent.sort()).toEqual(writtenOverByNobody)
})

// Signing in and out read everything from the beginning.
test('what an act changed is read anew in one way, which lets go of what was asked before it', () => {
  const screensOfAll = sourceFiles('miniapp/src', ['.ts', '.tsx'])
  const others = screensOfAll.filter(({ text }) => /\b(?:invalidate|refetch|reset)Queries\(/.test(text))
  expect(others.map(({ path }) => path).sort()).toEqual([
    'miniapp/src/console/pages/sign-in.tsx',
    'miniapp/src/console/shell.tsx',
    'miniapp/src/reread.ts',
  ])
})

test('a button that is off says why, and where it can never act there is none', () => {
  const silent = screens
    .filter(({ text }) => /\bdisabled\b/.test(text.replaceAll(/\/\/.*/g, '')))
    .map(({ path }) => path.replace('miniapp/src/console/', ''))
  // A button, a field that is told so, and the form that tells it and says who may change it.
  expect(silent.sort()).toEqual([
    'parts/fields/day-field.tsx',
    'parts/library/metadata-form.tsx',
    'parts/shared/act-button.tsx',
  ])
})

// A desk whose clock is an hour ahead would date a notice an hour from now, and it could not go out.
test('the console goes by the office’s time, which is the server’s', () => {
  const own = ['miniapp/src/console/session.ts', 'miniapp/src/console/parts/sign-in/by-message.tsx']
  const asking = sourceFiles('miniapp/src/console', ['.ts', '.tsx']).filter(({ text }) => /\bDate\.now\b/.test(text))
  expect(asking.map(({ path }) => path).filter((path) => !own.includes(path))).toEqual([])
})

// A file of the library tells how much of it has arrived, and is known again by its bytes.
test('the console reaches the server by one road, which does once what is sent again', () => {
  const others = sourceFiles('miniapp/src/console', ['.ts', '.tsx']).filter(({ text }) =>
    /\bfetch\(|XMLHttpRequest|sendBeacon/.test(text),
  )
  expect(others.map(({ path }) => path)).toEqual(['miniapp/src/console/parts/library/upload.ts'])
})
