import { expect, test } from 'vitest'
import { listsOf } from '../../../miniapp/zalo-package.ts'

test('Zalo’s shell is told the styles and the entry of the page, by paths within the package', () => {
  const html = `<head>
    <script type="module" crossorigin src="./assets/index.abc.module.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared-def.js">
    <link rel="stylesheet" crossorigin href="./assets/index-123.css"></head>`
  expect(listsOf(html)).toEqual({
    listCSS: ['assets/index-123.css'],
    listSyncJS: ['assets/index.abc.module.js'],
    listAsyncJS: [],
  })
})
