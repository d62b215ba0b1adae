import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanSavedPage } from "../../src/text/saved-page.ts";

const sharedDir = process.env["SHARED_DIR"];

const FRENCH = `Le R2 attendra encore : la jeune pousse bute sur ses nouvelles puces


Le R2 attendra encore : la jeune pousse bute sur ses nouvelles puces

Le modèle R2 devait sortir au printemps. Les connexions entre les cartes étaient trop lentes, disent deux ingénieurs.

Partager sur LinkedIn

Un retour en arrière

L’équipe entraîne désormais le modèle sur ses anciennes cartes et garde les nouvelles pour l’inférence.

Source et images

Laisser un commentaire

Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *

Commentaire *

Nom *
`;

describe("a page saved as text", () => {
  test("a French page gives its title once and nothing of its tail", () => {
    expect(cleanSavedPage(FRENCH)).toEqual({
      title: "Le R2 attendra encore : la jeune pousse bute sur ses nouvelles puces",
      text: [
        "Le modèle R2 devait sortir au printemps. Les connexions entre les cartes étaient trop lentes, disent deux ingénieurs.",
        "Un retour en arrière",
        "L’équipe entraîne désormais le modèle sur ses anciennes cartes et garde les nouvelles pour l’inférence.",
      ].join("\n\n"),
    });
  });

  test.each([
    ["en", "AMD keeps its date", "AMD still ships in the second half.", "Related articles", "Leave a comment"],
    ["de", "AMD hält am Termin fest", "AMD liefert im zweiten Halbjahr.", "Ähnliche Beiträge", "Kommentar schreiben"],
    [
      "es",
      "AMD mantiene la fecha",
      "AMD entrega en el segundo semestre.",
      "Artículos relacionados",
      "Deja un comentario",
    ],
    ["it", "AMD conferma la data", "AMD consegna nel secondo semestre.", "Articoli correlati", "Lascia un commento"],
    ["zh", "AMD维持原定时间", "AMD仍在下半年出货。", "责任编辑：李明", "发表评论"],
    ["zh-Hant", "AMD維持原定時間", "AMD仍在下半年出貨。", "相關新聞", "發表評論"],
    ["ja", "AMD、予定を変えず", "AMDは下期に出荷する。", "関連記事", "コメントを残す"],
    ["ko", "AMD, 일정 유지", "AMD는 하반기에 출하한다.", "관련 기사", "댓글 달기"],
  ])("a page in %s likewise", (_, title, sentence, related, comment) => {
    const saved = [title, title, sentence, related, sentence, comment, "Name *", "E-Mail *"].join("\n\n");
    expect(cleanSavedPage(saved)).toEqual({ title, text: `${sentence}\n\n${sentence}` });
  });

  test.each([
    "Laisser un commentaire coûte désormais un abonnement, écrit le journal.",
    "Selon la source et les images publiées, la puce mesure 800 mm².",
    "Votre adresse e-mail ne suffit plus pour commander une carte, prévient Nvidia.",
    "Leave a comment period of 30 days for the rule, the ministry said.",
    "Related articles of the export rule cover servers as well as chips.",
    "Advertisement revenue pays for most of Google's TPUs.",
    "Kommentar schreiben dürfen nur Firmen, die Chips ausführen.",
    "Publicidad y nube pagan los chips de Google.",
    "关联公司发表评论称，H20需求仍然强劲。",
    "関連記事によると、出荷は来年になる。",
    "광고 매출이 칩 구매를 떠받친다.",
  ])("the sentence %j is kept wherever it stands", (sentence) => {
    const { text } = cleanSavedPage(`A title\n\nA first paragraph.\n\n${sentence}\n\nA last one.\n\n${sentence}`);
    expect(text.split("\n\n").filter((line) => line === sentence)).toHaveLength(2);
  });

  test("a link to the comments at the head does not end the page", () => {
    const saved = "A title\nLeave a comment\nFirst paragraph.\nSecond paragraph.\nThird paragraph.\nLast paragraph.";
    expect(cleanSavedPage(saved).text).toBe("First paragraph.\nSecond paragraph.\nThird paragraph.\nLast paragraph.");
  });

  test("the title is left out of the text also in other letters and spaces", () => {
    expect(cleanSavedPage("DeepSeek R2 retardé\n\nDEEPSEEK  R2 RETARDE\n\nLe texte.")).toEqual({
      title: "DeepSeek R2 retardé",
      text: "Le texte.",
    });
  });

  test("a file of one paragraph is all text", () => {
    expect(cleanSavedPage("\n\nNvidia sold no H20 to China in the quarter.\n")).toEqual({
      title: null,
      text: "Nvidia sold no H20 to China in the quarter.",
    });
  });

  test("a Markdown heading is a title without its sign, a hashtag keeps it", () => {
    expect(cleanSavedPage("## AMD keeps its date\n\nThe text.").title).toBe("AMD keeps its date");
    expect(cleanSavedPage("#AMD keeps its date\n\nThe text.").title).toBe("#AMD keeps its date");
  });

  test("line ends of any system and a byte order mark make no difference", () => {
    const plain = cleanSavedPage(FRENCH);
    expect(cleanSavedPage(FRENCH.replaceAll("\n", "\r\n"))).toEqual(plain);
    expect(cleanSavedPage(FRENCH.replaceAll("\n", "\r"))).toEqual(plain);
    expect(cleanSavedPage(`\ufeff${FRENCH}`)).toEqual(plain);
  });

  test("nothing but space is nothing", () => {
    expect(cleanSavedPage("")).toEqual({ title: null, text: "" });
    expect(cleanSavedPage(" \n\t\n\u200b")).toEqual({ title: null, text: "" });
  });

  test.skipIf(sharedDir === undefined)("the page the project started from", () => {
    const seed = join(sharedDir ?? "", "seed");
    const files = readdirSync(seed).filter((name) => name.endsWith(".txt"));
    expect(files).not.toEqual([]);
    for (const file of files) {
      const { title, text } = cleanSavedPage(readFileSync(join(seed, file), "utf8"));
      expect(title).toMatch(/^Retard du modèle d’IA R2 de DeepSeek/);
      expect(text).not.toContain(title);
      expect(text).not.toMatch(/Source et images|Laisser un commentaire|Votre adresse e-mail|champs obligatoires/);
      expect(text).toMatch(/^La dépendance de DeepSeek/);
      expect(text).toMatch(/alternatives nationales robustes aux offres de NVIDIA\.$/);
    }
  });
});
