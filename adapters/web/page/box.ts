import { attribute, type Element } from "./page-tree.ts";

/** An element that text stands in, with what surrounds it. */
export type Box = {
  tag: string;
  parent: Box | null;
  depth: number;
  /** Class and id as written, lower case. */
  names: string;
  /** Tag and classes: elements that look alike have the same. */
  signature: string;
  isBlock: boolean;
  /** Not shown, as far as the markup itself says. */
  isHidden: boolean;
  element: Element;
};

/** Names and styles are looked at this far. UTF-16 units. */
const NAMES_CHARS_MAX = 300;

/** An element as a box in its parent's. */
export function boxOf(element: Element, parent: Box | null, isBlock: boolean): Box {
  const classes = (attribute(element, "class") ?? "").slice(0, NAMES_CHARS_MAX);
  const names = `${classes} ${attribute(element, "id") ?? ""}`.slice(0, NAMES_CHARS_MAX).toLowerCase();
  return {
    tag: element.tagName,
    parent,
    depth: (parent?.depth ?? 0) + 1,
    names: names.trim(),
    signature: `${element.tagName}.${classes}`,
    isBlock,
    isHidden: (parent?.isHidden ?? false) || isHidden(element),
    element,
  };
}

function isHidden(element: Element): boolean {
  const style = attribute(element, "style") ?? "";
  return (
    attribute(element, "hidden") !== null ||
    attribute(element, "aria-hidden") === "true" ||
    /display\s?:\s?none|visibility\s?:\s?hidden/i.test(style.slice(0, NAMES_CHARS_MAX))
  );
}

/** The smallest box around two. */
export function commonBox(a: Box, b: Box): Box {
  let [left, right] = [a, b];
  while (left !== right) {
    if (left.depth >= right.depth && left.parent !== null) left = left.parent;
    else if (right.parent !== null) right = right.parent;
    else return left;
  }
  return left;
}

/** The box itself or the nearest around it that breaks lines. */
export function frameOf(box: Box): Box {
  let frame = box;
  while (!frame.isBlock && frame.parent !== null) frame = frame.parent;
  return frame;
}
