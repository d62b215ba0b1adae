// Bidi controls and other format characters can make text look like something else; line and paragraph separators break layouts.
const HIDDEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u115f\u1160\u3164\uffa0\u2800]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]|[\p{Co}\p{Cn}]/gu;
// Zero-width joiners stay where they do something: between the parts of an emoji, and after a letter of the scripts that join (CN-01).
const IDLE_JOINER =
  /[\u200c\u200d](?<![\p{L}&&[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]]\p{M}*.)(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?\p{M}*.(?=\p{Extended_Pictographic}))/gv;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const CONTROLS_BUT_BREAKS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Marks on one letter; more is a "Zalgo" text that overflows its line. */
const MARKS_RUN = /(\p{M}{4})\p{M}+/gu;
const SPACES = /[^\S\n]+/g;
const SPACE_AROUND_BREAK = / ?\n ?/g;
const MANY_BREAKS = /\n{3,}/g;

/**
 * Text as an article's is stored: hidden and control characters out, everything else as it was given, spaces and line breaks too, so that
 * offsets into it are offsets into what was given. `folded` words are compared in NFC, so the normal form need not change here.
 */
export const safeText = (text: string): string =>
  text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(CONTROLS_BUT_BREAKS, "")
    .replace(HIDDEN, "")
    .replace(IDLE_JOINER, "")
    .replace(MARKS_RUN, "$1");

/** Text without a layout of its own: NFC, hidden and control characters out, spaces and blank lines folded. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(CONTROLS, "")
    .replace(HIDDEN, "")
    .replace(IDLE_JOINER, "")
    .normalize("NFC")
    .replace(MARKS_RUN, "$1")
    .replace(SPACES, " ")
    .replace(SPACE_AROUND_BREAK, "\n")
    .replace(MANY_BREAKS, "\n\n")
    .trim();
}

/** The same on one line: for titles and outlets. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\n+/g, " ");
