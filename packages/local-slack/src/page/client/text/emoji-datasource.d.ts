/** Of the package's table what the page reads; told here because drawing the type from 1.3 MB of JSON takes seconds. */
declare module 'emoji-datasource/emoji.json' {
  const table: readonly { readonly short_names: readonly string[]; readonly unified: string }[];
  export default table;
}
