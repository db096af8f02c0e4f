declare module 'word-extractor' {
  type Story = () => string
  /** Of headers and text boxes, those of footers come along. */
  type Document = Record<
    'getBody' | 'getHeaders' | 'getTextboxes' | 'getFootnotes' | 'getEndnotes' | 'getAnnotations',
    Story
  >
  export default class WordExtractor {
    extract(source: Buffer): Promise<Document>
  }
}
