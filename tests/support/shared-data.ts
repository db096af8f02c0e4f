import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The real data beside the project, read in place; a path inside it. */
export const sharedData = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))

/** An input on which Loa once fell short; what is right is told in the README beside it. */
export const sharedCase = (name: string) => fileURLToPath(new URL(`../../../shared/cases/${name}`, import.meta.url))

export const hasSharedData = existsSync(sharedData('README.md'))

/** For `describe.skipIf(...)`: on the machine that decides about a release, absence is a failure instead. */
export const noSharedData = !hasSharedData && !process.env.REQUIRE_ALL_TESTS

export const whyNoSharedData = 'needs ../shared/data beside the project'

/** The rows of a packed file of that data, one JSON value a line. */
export const sharedRows = (path: string) =>
  gunzipSync(readFileSync(sharedData(path)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
