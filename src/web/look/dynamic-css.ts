/**
 * Stands in for the module by which antd adds rules while running (values of its variables, icons). That one writes `<style>`
 * elements, which a page without inline styles refuses; this one adopts style sheets, which it allows. Later rules win.
 */
const sheets = new Map<string, { readonly node: HTMLStyleElement; readonly sheet: CSSStyleSheet }>();

/** Adds the rules, or replaces those of the same key. The element given back only carries attributes; it is never in the page. */
export function updateCSS(css: string, key: string): HTMLStyleElement {
  const { node, sheet } = sheets.get(key) ?? {
    node: document.createElement('style'),
    sheet: new CSSStyleSheet(),
  };
  sheet.replaceSync(css);
  sheets.delete(key);
  sheets.set(key, { node, sheet });
  adopt();
  return node;
}

export const injectCSS = (css: string): HTMLStyleElement => updateCSS(css, css);

export function removeCSS(key: string): void {
  if (sheets.delete(key)) adopt();
}

export function clearContainerCache(): void {
  sheets.clear();
  adopt();
}

function adopt(): void {
  document.adoptedStyleSheets = [...sheets.values()].map(({ sheet }) => sheet);
}
