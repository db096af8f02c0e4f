// What the build's target (Chrome 92, Safari 15.4) does not have, by the owner of each. A build lowers syntax only.
const newer: Record<string, string> = {
  'Array.prototype': 'findLast findLastIndex toReversed toSorted toSpliced with',
  Array: 'fromAsync',
  'Object.getPrototypeOf(Uint8Array).prototype': 'findLast findLastIndex toReversed toSorted with',
  Uint8Array: 'fromBase64 fromHex',
  'Uint8Array.prototype': 'toBase64 toHex setFromBase64 setFromHex',
  'String.prototype': 'isWellFormed toWellFormed',
  Object: 'hasOwn groupBy',
  Map: 'groupBy',
  'Map.prototype': 'getOrInsert getOrInsertComputed',
  'Set.prototype': 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
  Promise: 'try withResolvers',
  'Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))':
    'map filter take drop flatMap reduce toArray forEach some every find',
  'ArrayBuffer.prototype': 'resize transfer transferToFixedLength',
  RegExp: 'escape',
  Error: 'isError',
  Math: 'f16round sumPrecise',
  Intl: 'DurationFormat supportedValuesOf',
  'Intl.NumberFormat.prototype': 'formatRange formatRangeToParts',
  globalThis:
    'structuredClone reportError requestIdleCallback scheduler navigation cookieStore CloseWatcher Iterator Float16Array ' +
    'SuppressedError DisposableStack AsyncDisposableStack Temporal Sanitizer',
  AbortSignal: 'abort any timeout',
  'AbortSignal.prototype': 'throwIfAborted',
  'Crypto.prototype': 'randomUUID',
  URL: 'canParse parse',
  'URLSearchParams.prototype': 'size',
  Response: 'json',
  'Response.prototype': 'bytes',
  'Blob.prototype': 'bytes',
  ReadableStream: 'from',
  'ReadableStream.prototype': 'values',
  'Element.prototype': 'checkVisibility moveBefore setHTMLUnsafe getHTML',
  'HTMLElement.prototype': 'showPopover hidePopover togglePopover popover inert',
  'HTMLInputElement.prototype': 'showPicker',
  'HTMLSelectElement.prototype': 'showPicker',
  'HTMLDialogElement.prototype': 'requestClose closedBy',
  'Document.prototype': 'startViewTransition',
  'Navigator.prototype': 'userAgentData',
}

/** Run before a page's own scripts, it makes a browser of today one of 2021, as far as its methods go. */
export const olderBrowser = `
  for (const [owner, names] of Object.entries(${JSON.stringify(newer)})) {
    let found
    try { found = eval(owner) } catch {}
    for (const name of names.split(' ')) if (found) delete found[name]
  }
  delete ReadableStream.prototype[Symbol.asyncIterator]
  for (const name of ['dispose', 'asyncDispose']) delete Symbol[name]`
