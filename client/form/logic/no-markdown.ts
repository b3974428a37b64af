/** Stands in for markdown-to-jsx in the build: react-jsonschema-form would load it to show its own error texts. */
export const Markdown = ({ children }: { children?: string }) => children ?? null;
