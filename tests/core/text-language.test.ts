import { describe, expect, test } from "vitest";
import { sampleArticles, sampleQuestions } from "../../src/samples/samples.ts";
import { detectLanguage, detectQuestionLanguage } from "../../src/text/language.ts";
import { LANGUAGES } from "../../src/types.ts";

const QUESTIONS: Record<(typeof LANGUAGES)[number], readonly string[]> = {
  en: [
    "Why was DeepSeek R2 delayed?",
    "H20 sales Q2?",
    "who makes MI455X?",
    "SMIC wafers",
    "Wafers per Rubin tray",
    "HBM on MI500",
  ],
  fr: ["Quand sort R2 ?", "Prix du B30A ?", "Nvidia a-t-elle livré des H200 ?", "Pourquoi ?", "Combien coûte le H20 ?"],
  de: ["Wann kommt der MI455X?", "Preis des B30A?", "Liefert Nvidia H200?", "Warum?", "Wer baut den 910C?"],
  es: ["¿Cuándo sale R2?", "¿Precio del B30A?", "¿Cuántos H200?", "¿Nvidia?", "Qué es Rubin CPX"],
  it: ["Quando esce R2?", "Prezzo del B30A?", "Che cos'è Rubin CPX?", "Chi produce il 910C?", "Quanti H200 in Cina?"],
  zh: ["R2为什么推迟？", "昇腾960DT", "英伟达H200 China shipments怎么样了？", "SK Hynix HBM4什么价格"],
  ja: ["B30Aの性能は？", "昇騰960DTはいつ？", "米国のH20規制", "NvidiaのKyber NVL576は延期？"],
  ko: ["R2는 왜 연기되었나요?", "B30A 성능", "SK하이닉스 HBM4 가격은?", "Nvidia H200 China 출하량"],
};

describe("the language of a question", () => {
  test.each(
    LANGUAGES.flatMap((language) =>
      [...QUESTIONS[language], ...sampleQuestions[language]].map((text) => [language, text]),
    ),
  )("is %s: %s", async (language, text) => {
    expect(await detectQuestionLanguage(text ?? "")).toBe(language);
  });

  test("is English when nothing tells", async () => {
    for (const text of ["", "?", "12345", "😀", "H20"]) expect(await detectQuestionLanguage(text)).toBe("en");
  });

  test("is English when it is none of the eight", async () => {
    expect(await detectQuestionLanguage("Почему задержали DeepSeek R2?")).toBe("en");
  });

  test("a chip's die is no German article", async () => {
    for (const text of ["910C die area?", "jalapeño die in mm2", "kirin 9030 die size"])
      expect(await detectQuestionLanguage(text)).toBe("en");
    for (const text of ["was kostet die H200", "die Ausbeute des 910C"])
      expect(await detectQuestionLanguage(text)).toBe("de");
  });
});

describe("the language of an article", () => {
  test.each(sampleArticles.map(({ title, text, lang }) => [lang, title, text]))(
    "CN-15 is %s, from text or title alone: %s",
    async (lang, title, text) => {
      expect(await detectLanguage(text ?? "")).toBe(lang);
      expect(await detectLanguage(title ?? "")).toBe(lang);
    },
  );

  test.each([
    [
      "pt",
      "A Nvidia anunciou nesta quarta-feira que não vai mais produzir o chip para o mercado chinês, segundo pessoas que conhecem o assunto. A empresa disse que os pedidos foram cancelados e que os clientes já receberam o aviso.",
    ],
    [
      "pt",
      "O governo dos Estados Unidos decidiu impor novas restrições às exportações de semicondutores. A medida afeta as vendas da AMD, que disse esperar prejuízos de bilhões de dólares. As ações caíram na bolsa, e os investidores aguardam mais detalhes sobre as licenças que serão exigidas.",
    ],
    [
      "nl",
      "Nvidia heeft woensdag bekendgemaakt dat het bedrijf geen chips meer zal maken voor de Chinese markt. Volgens mensen die bekend zijn met de zaak zijn de bestellingen geannuleerd.",
    ],
    ["nl", "Nvidia maakt geen chips meer voor de Chinese markt."],
    ["ru", "Компания Nvidia сообщила, что больше не будет выпускать чипы для Китая."],
    ["ru", "Nvidia больше не продаёт H20"],
    [
      "sv",
      "Nvidia meddelade på onsdagen att bolaget inte längre kommer att tillverka kretsar för den kinesiska marknaden. Enligt personer med insyn i saken har beställningarna avbrutits och kunderna har redan fått besked om detta. Inga nya leveranser väntas.",
    ],
    [
      "pl",
      "Nvidia poinformowała w środę, że nie będzie już produkować układów na rynek chiński. Według osób znających sprawę zamówienia zostały anulowane, a klienci otrzymali już powiadomienia. Do końca roku nie są spodziewane nowe dostawy.",
    ],
    ["ar", "أعلنت شركة إنفيديا أنها لن تبيع الرقائق إلى الصين"],
    ["hi", "एनवीडिया ने कहा कि वह चीन को चिप नहीं बेचेगी"],
    ["th", "Nvidia ระบุว่าจะไม่ขายชิปให้จีน"],
  ])("CN-15 is %s and none of the eight: %s", async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  test("Han beside many names in Latin letters is Chinese, with kana Japanese", async () => {
    expect(await detectLanguage("英伟达H200与AMD MI455X、OpenAI订单的价格对比")).toBe("zh");
    expect(await detectLanguage("NvidiaのH200とAMD MI455X、OpenAIの注文価格を比較")).toBe("ja");
  });

  test("is the fallback when nothing tells", async () => {
    expect(await detectLanguage("12345 67", "de")).toBe("de");
  });
});
