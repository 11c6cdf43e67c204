/** What of a page others say: posts, comments and reviews, which speak for their authors and not for the site. */
"use strict";

/**
 * Is this post one of many, and one of few among them that speak of loans? It is the site's own words where it asks
 * for anything, and where such posts are a real share of what is drawn: an offer that calls itself a comment is one.
 *
 * @returns {(element: Element) => boolean}
 */
function xianchaSaidByOthers() {
  const MOST = { posts: 200, text: 200_000, post: 4000, share: 0.25 };
  const LEAST = { posts: 4, share: 0.75 };
  const NAMED =
    /(?:^|[\s_-])(?:comments?|reply|replies|posts?|threads?|messages?|reviews?|answers?|topics?|floor)(?:$|[\s_-])/i;
  const MARKED = "[role=comment], [itemtype$='/Comment'], [itemtype$='/Review'], [rel~=ugc]";
  const CALLS = new RegExp(
    String.raw`回复|回覆|举报|舉報|点赞|點讚|赞同|引用|楼主|\d楼|\b(?:[Rr]epl(?:y|ies)|[Ll]ike|[Rr]eport|[Qq]uote|[Hh]elpful)\b|` +
      "[Bb]alas|[Ss]uka|[Ll]aporkan|[Tt]rả lời|[Tt]hích",
  );
  const ASKS = "input:not([type=hidden], [type=search], [type=submit], [type=button], [type=checkbox]), select";
  /** @type {WeakMap<Element, Set<Element>>} */
  const known = new WeakMap();

  /** @param {Element} one */
  const nameOf = ({ localName, className }) => `${localName} ${String(className).split(/\s/, 1)[0]}`;

  /** @param {Element} post */
  const isPost = (post) => {
    const { className, id } = post;
    const isNamed = NAMED.test(`${className} ${id}`) || CALLS.test(post.textContent ?? "");
    return isNamed || post.matches(MARKED) || post.querySelector(MARKED) !== null;
  };

  /** The posts below an element that others say of loans. @param {Element} around */
  const saidIn = (around) => {
    /** @type {Set<Element>} */
    const none = new Set();
    if (xianchaOwn(around, "childElementCount") < LEAST.posts) return none;
    const text = xianchaOwn(around, "textContent") ?? "";
    if (text.length > MOST.text || !xianchaSpeaksOfLoans(text, 1)) return none;
    /** @type {Record<string, Element[]>} */
    const byName = {};
    for (const one of [...xianchaOwn(around, "children")].slice(0, MOST.posts)) (byName[nameOf(one)] ??= []).push(one);
    const [alike] = Object.values(byName).toSorted((one, other) => other.length - one.length);
    if (alike.length < LEAST.posts || alike.filter(isPost).length < LEAST.share * alike.length) return none;
    const posts = alike.filter(xianchaIsDrawn);
    if (posts.length < LEAST.posts) return none;
    const speaking = posts.filter((one) => xianchaSpeaksOfLoans((one.textContent ?? "").slice(0, MOST.post), 1) > 0);
    const height = (/** @type {Element[]} */ some) =>
      some.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
    const isFew = speaking.length <= MOST.share * posts.length && height(speaking) <= 2 * MOST.share * height(posts);
    return isFew ? new Set(speaking.filter((one) => one.querySelector(ASKS) === null)) : none;
  };

  return (element) => {
    const around = xianchaOwn(element, "parentElement");
    if (!around) return false;
    let said = known.get(around);
    if (!said) known.set(around, (said = saidIn(around)));
    return said.has(element);
  };
}
