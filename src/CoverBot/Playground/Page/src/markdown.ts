// The Markdown that Adaptive Cards allow: bold, italic, links, lists, escapes. Built as nodes, so whatever was typed stays text.

const inline = /\\([\\`*_{}\[\]<>#+\-!|().~&])|\*\*\*(.+?)\*\*\*|\*\*(.+?)\*\*|(?<![\w\\])_(.+?)(?<!\\)_(?!\w)|\[([^\]]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/g;

function addInline(to: Node, text: string): void {
  let from = 0;
  for (const found of text.matchAll(inline)) {
    to.appendChild(document.createTextNode(text.slice(from, found.index)));
    from = found.index + found[0].length;
    const [, escaped, both, bold, italic, label, address] = found;
    if (escaped !== undefined) {
      to.appendChild(document.createTextNode(escaped));
    } else if (label !== undefined && address !== undefined) {
      const link = document.createElement("a");
      link.href = address;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      addInline(to.appendChild(link), label);
    } else if (both !== undefined) {
      addInline(to.appendChild(document.createElement("strong")).appendChild(document.createElement("em")), both);
    } else {
      addInline(to.appendChild(document.createElement(bold !== undefined ? "strong" : "em")), bold ?? italic ?? "");
    }
  }
  to.appendChild(document.createTextNode(text.slice(from)));
}

/** HTML for one text, made by the browser from text nodes. */
export function markdown(text: string): string {
  const box = document.createElement("div");
  let list: HTMLElement | null = null;
  let paragraph: HTMLElement | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const item = /^(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line);
    if (item) {
      list ??= box.appendChild(document.createElement(item[1] ? "ol" : "ul"));
      addInline(list.appendChild(document.createElement("li")), item[2] ?? "");
      paragraph = null;
    } else if (line.trim() === "") {
      list = paragraph = null;
    } else {
      if (paragraph) paragraph.appendChild(document.createElement("br"));
      paragraph ??= box.appendChild(document.createElement("p"));
      addInline(paragraph, line);
      list = null;
    }
  }
  return box.innerHTML;
}
