/** The lines of a document's text: how it begins, what of it is prose, and those that name somebody. */
"use strict";

/** @typedef {import("../page-reading/facts.js").Line} Line */

/** Takes texts in their order; `end` when there are no more. @param {(block: Element) => boolean} isDrawn */
function xianchaLines(isDrawn) {
  const NAMES = new RegExp(
    [
      "公司|企業社|[银銀]行|信用社|联合社|合作社|当铺|當[舖鋪]|典[当當]行|[资資]金方|放款|[贷貸]款人|出借人|",
      "ICP|[备備]案|[许許]可[证證]|机构编码|©|",
      "[Cc]ông [Tt]y (?:TNHH|[Cc]ổ|CP|[Tt]ài)|CÔNG TY|Ngân [Hh]àng [A-ZĐ]|NGÂN HÀNG|[Bb]ản quyền|(?:АО|ООО|М[КФ]К) |",
      String.raw`\b(?:P[Tt][Ee]|PT|BPRS?|LL?P|CC|ASC|L[Tt][Dd]|[Ll]imited|LIMITED|I[Nn][Cc]|LLC|PLC|`,
      "C(?:orp|ORP)(?:oration|ORATION)?|KSP(?:PS)?|Koperasi|Bhd|BHD|S(?:acco|ACCO)|Credit Union|Co-?operative|",
      String.raw`Associates|[Bb]ank|BANK|[Ll]icen[cs]ed?|[Ll]ender|[Mm]oneylender|[Cc]opyright|FRN)\b`,
    ].join(""),
  );
  const LABEL = /(?:机构|機構|[方人者]|单位|主体|名称|[Ll]ender|[Cc]ompany|[Bb]y|[Oo]leh|:|：)$/;
  const FRAME = ["nav", "aside", "footer"];
  /**
   * `unasked`: characters of a line up to which it is not asked whether it is drawn, which is dear. `prose`: from so
   * many on it makes no difference how many they are.
   */
  const MOST = { lines: 60, text: 9000, more: 3000, line: 240, read: 2000, parts: 20, unasked: 20, prose: 4000 };

  const found = {
    /** @type {Line[]} */ lines: [],
    /** @type {string[]} */ text: [],
    prose: 0,
  };
  let at = 0;
  let taken = 0;
  let before = "";
  const reading = xianchaReading(MOST.read);
  /** `parts`: what its texts stand in. @type {{parts: Element[], where: Where}} */
  let line = { parts: [], where: "body" };

  const end = () => {
    const { parts, where } = line;
    const block = reading.block();
    const text = xianchaClip(reading.text(), MOST.read);
    reading.end();
    line = { parts: [], where: "body" };
    if (!text || !block) return;
    const isMatter = !FRAME.includes(where);
    const isNamed = found.lines.length < MOST.lines && NAMES.test(text);
    const isTaken = isMatter && isWanted(text);
    const isAsked = isNamed || isTaken || where === "form" || found.prose < MOST.prose;
    if (isAsked && text.length >= MOST.unasked && !parts.some(isDrawn)) return;
    if (isMatter) at += text.length;
    if (isNamed && xianchaIsShown(block)) {
      found.lines.push({ text: text.length > MOST.line ? about(text) : lineAround(block, text), where });
    }
    before = text;
    if (!isMatter) return;
    if (text.length >= 100 || /[\u3400-\u9fff].{40}/.test(text)) found.prose += text.length;
    if (!isTaken) return;
    found.text.push(text.slice(0, MOST.line));
    taken += Math.min(text.length, MOST.line);
  };

  /** Of a long page more is taken only of what speaks of loans. @param {string} text */
  const isWanted = (text) =>
    taken < MOST.text || (taken < MOST.text + MOST.more && xianchaSpeaksOfLoans(text, 1) > 0);

  /** A long text's part about the first mark in it, and how its copyright begins. @param {string} text */
  const about = (text) => {
    const mark = text.search(NAMES);
    const from = Math.max(0, mark - 100);
    const right = text.lastIndexOf("©");
    if (right < mark + 100) return text.slice(from, Math.max(mark + 100, right + 90));
    return `${text.slice(from, mark + 100)} … ${text.slice(right, right + 90)}`;
  };

  /** A line with the label beside or before it. @param {Element} block @param {string} text */
  const lineAround = (block, text) => {
    let around = block;
    for (let climbed = 0; climbed < 3; climbed++) {
      const parent = xianchaOwn(around, "parentElement");
      if (!parent || parent === document.body || parent.childElementCount > 4) break;
      if ((parent.textContent ?? "").length > MOST.line) break;
      around = parent;
    }
    if (around !== block) return xianchaTextOf(around, MOST.line);
    return before.length < 16 && LABEL.test(before) ? `${before} ${text}` : text;
  };

  /** @param {Text} node @param {Where} where */
  const read = (node, where) => {
    if (!/\S/.test(node.data)) return;
    const isRead = reading.add(node, end);
    const part = xianchaHolderOf(node);
    if (line.parts.length === 0) line.where = where;
    if (isRead && part && line.parts.length < MOST.parts) line.parts.push(part);
  };

  return {
    found,
    read,
    end,
    /** Characters of the matter so far. */
    at: () => at + (FRAME.includes(line.where) ? 0 : reading.text().length),
    /** The last line that ended. */
    before: () => before,
  };
}
